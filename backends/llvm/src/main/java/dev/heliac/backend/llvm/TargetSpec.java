package dev.heliac.backend.llvm;

/**
 * One processor to make code for.
 *
 * @param cpu LLVM's name of it
 * @param features LLVM's feature string, {@code +a,-b}; may be empty
 */
public record TargetSpec(TargetProvider target, String cpu, String features) {}
