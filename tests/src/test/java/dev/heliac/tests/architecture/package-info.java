/** Holds the code to the house's plan: which way dependencies run, and how sources are laid out. */
package dev.heliac.tests.architecture;
