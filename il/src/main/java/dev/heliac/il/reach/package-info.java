/** The report of what got into a process, why, and how large it is. */
package dev.heliac.il.reach;
