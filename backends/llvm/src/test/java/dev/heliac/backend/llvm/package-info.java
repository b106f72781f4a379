/** Tests of what lowering finds out before it makes LLVM IR. */
package dev.heliac.backend.llvm;
