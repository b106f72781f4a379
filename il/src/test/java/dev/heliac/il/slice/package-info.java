/** Tests of what is left out of a slice. */
package dev.heliac.il.slice;
