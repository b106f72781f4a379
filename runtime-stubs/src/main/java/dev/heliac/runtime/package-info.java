/**
 * The satellite kernel as the rest of Heliac sees it: the native tools that build and link it, and the compiled
 * runtime, which lies beside these classes as resources ({@code <isa>/fastpath.bc} and so on).
 */
package dev.heliac.runtime;
