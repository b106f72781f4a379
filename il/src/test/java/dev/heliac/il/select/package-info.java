/** Tests of what a select has to wait for. */
package dev.heliac.il.select;
