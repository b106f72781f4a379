/** Explores all that the processes of a system can do together, breadth first, in little memory and on all cores. */
package dev.heliac.il.system.explore;
