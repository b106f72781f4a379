/** Tests of the text form. */
package dev.heliac.il.text;
