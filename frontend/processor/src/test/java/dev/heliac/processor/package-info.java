/** The processor under javac and under Eclipse's compiler. */
package dev.heliac.processor;
