/**
 * Lowers HIL to LLVM IR and on to objects: what every native target shares. A target adds a {@link
 * dev.heliac.backend.llvm.TargetProvider}.
 */
package dev.heliac.backend.llvm;
