/**
 * Reads Sing# source files: of each the {@code contract} declarations, with the enums and structs that their messages carry; all else
 * is passed over. What is decided of a contract is decided in {@code il.contract}, at the places of the {@code .sg} file.
 */
package dev.heliac.il.sg;
