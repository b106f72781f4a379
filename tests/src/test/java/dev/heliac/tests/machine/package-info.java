/** Runs applications natively, on this machine's kernels. */
package dev.heliac.tests.machine;
