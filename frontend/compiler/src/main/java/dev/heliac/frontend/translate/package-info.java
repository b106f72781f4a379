/**
 * Bytecode to HIL.
 *
 * <p>Each method is interpreted abstractly, block by block in reverse post-order; what the stack and the variables hold are {@link
 * dev.heliac.frontend.translate.Abs abstract values}, and the owner of each endpoint and exchange vector is followed on the way, so
 * that protocol states are types of SSA values and mistakes are found on Java lines.
 */
package dev.heliac.frontend.translate;
