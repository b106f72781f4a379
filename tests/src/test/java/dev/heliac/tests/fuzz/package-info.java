/** Modules that nobody's compiler made. */
package dev.heliac.tests.fuzz;
