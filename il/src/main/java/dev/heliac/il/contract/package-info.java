/** Contracts: the state machine's text, and what is decided about one contract alone. */
package dev.heliac.il.contract;
