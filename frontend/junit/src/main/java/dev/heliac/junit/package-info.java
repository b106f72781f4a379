/**
 * {@link dev.heliac.junit.HeliacTest}: processes run as threads of the test's JVM, each with classes and statics of its own, and talk over
 * channels that hold them to their contracts. The test plays the ends that its parameters name.
 */
package dev.heliac.junit;
