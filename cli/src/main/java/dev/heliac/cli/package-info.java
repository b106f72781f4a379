/** The {@code heliac} command: arguments in, printed results out; everything else is other modules' work. */
package dev.heliac.cli;
