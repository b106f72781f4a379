/** The language as its page describes it. */
package dev.heliac.frontend;
