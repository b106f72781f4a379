/** Applications from their sources to their output, on every kernel. */
package dev.heliac.tests.endtoend;
