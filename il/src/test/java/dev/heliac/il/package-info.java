/** Holds the IL to its document, and its readers and verifier to whatever bytes may come. */
package dev.heliac.il;
