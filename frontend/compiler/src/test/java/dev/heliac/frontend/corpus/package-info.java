/** Compiles the corpora under {@code src/test/resources}: programs to accept, programs to reject, and plain Java. */
package dev.heliac.frontend.corpus;
