/** Where a record's components lie in bytes: one answer for the compiler, and for programs that run on an ordinary JVM. */
package dev.heliac.lang.layout;
