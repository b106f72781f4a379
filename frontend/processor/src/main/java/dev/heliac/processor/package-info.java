/**
 * The annotation processor: contracts are read off the compiler's elements, checked as {@code heliac verify} does, and what is wrong is
 * told where the compiler, or the IDE around it, tells its own.
 */
package dev.heliac.processor;
