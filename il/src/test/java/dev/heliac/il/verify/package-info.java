/** Tests of the verifier: what it accepts, and what it says of the rest. */
package dev.heliac.il.verify;
