/**
 * Whether iterations of a parallel loop keep out of each other's way: what each writes to a vector is at indices that no other
 * iteration has. Indices are looked at as polynomials in the loop's indices, in counters of loops within an iteration, and in what
 * does not change while the loop runs.
 */
package dev.heliac.il.races;
