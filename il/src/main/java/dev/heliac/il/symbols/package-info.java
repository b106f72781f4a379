/** What a module's names stand for, and the types that follow from them; shared by the parser and the verifier. */
package dev.heliac.il.symbols;
