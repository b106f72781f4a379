/**
 * The verifier: decides in one linear pass whether a module keeps every rule, so that nothing after it needs to
 * check again.
 */
package dev.heliac.il.verify;
