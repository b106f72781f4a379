/** Compiles the satellite kernel's C with the bundled clang; runs during the Maven build only. */
package dev.heliac.runtime.build;
