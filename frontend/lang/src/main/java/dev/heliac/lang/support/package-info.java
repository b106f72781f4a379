/**
 * Java that is compiled into every application: what the JDK ties to the JVM, written in the subset that processes use. Not for
 * programs to call.
 */
package dev.heliac.lang.support;
