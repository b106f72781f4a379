/** Tests of how diagnostics are shown. */
package dev.heliac.il.diag;
