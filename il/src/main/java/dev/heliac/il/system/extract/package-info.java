/** Finds in a module's functions what its processes say to each other, and puts the system together. */
package dev.heliac.il.system.extract;
