/** A project of somebody else's that uses Heliac as released: its Maven plugin, annotation processor and JUnit extension. */
package dev.heliac.tests.outside;
