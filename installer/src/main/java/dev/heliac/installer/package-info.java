/**
 * Phase two: what this machine is, where each process goes, and the image that holds the result.
 *
 * <p>{@link dev.heliac.installer.Installer} is the entry; it verifies the module again, lowers every process for each ISA the
 * target can host, links one kernel an ISA and writes the image in one atomic step.
 */
package dev.heliac.installer;
