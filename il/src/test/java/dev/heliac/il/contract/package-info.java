/** The contract language as its page describes it. */
package dev.heliac.il.contract;
