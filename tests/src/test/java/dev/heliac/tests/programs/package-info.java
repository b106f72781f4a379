/** Ordinary Java programs, on a JVM and as processes. */
package dev.heliac.tests.programs;
