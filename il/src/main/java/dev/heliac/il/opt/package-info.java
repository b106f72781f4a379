/** Passes over valid modules that give valid modules: the same behaviour, with less work. */
package dev.heliac.il.opt;
