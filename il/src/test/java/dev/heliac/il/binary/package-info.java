/** Tests of the binary form. */
package dev.heliac.il.binary;
