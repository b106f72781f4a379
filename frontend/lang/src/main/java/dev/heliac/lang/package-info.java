/**
 * What Heliac programs are written against: contracts, endpoints, processes and the exchange heap.
 *
 * <p>The compiler knows these types; exchange vectors also behave as described when the code runs on an ordinary JVM.
 */
package dev.heliac.lang;
