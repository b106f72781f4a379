/** What a stack trace needs to know of a kernel: each address's methods and lines, from the DWARF that LLVM made, in a small table. */
package dev.heliac.backend.llvm.symbols;
