/**
 * What is compiled in place of parts of the JDK that are native or tied to the JVM. docs/library.md lists each with its reason; users
 * never name these classes.
 */
package dev.heliac.lang.substitute;
