package dev.heliac.il.verify;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.symbols.Symbols;
import java.util.Optional;

/**
 * Decides whether a module is valid, and reports everything that is not, each with the function, block and printed
 * instruction.
 *
 * <p>The invariants, in the order in which they are checked:
 *
 * <ol>
 *   <li>Names are names, given once each, and stand for something that is declared ({@link Declarations}, {@link
 *       Shape}).
 *   <li>Contracts are deterministic, respect directions, let one side send in each state, and bound their queues.
 *   <li>Classes form one tree below {@code java.lang.Object}, interfaces no cycle; fields are scalars or references, and what
 *       a class answers a selector with takes and gives what the selector says ({@link Classes}).
 *   <li>Message fields are scalars, exchange vectors or endpoints.
 *   <li>Entry functions match their process's ports, trap and describe functions their purpose ({@link Bindings}).
 *   <li>The entry block has no parameters and no predecessor; every block can be reached; values are numbered
 *       densely and defined once; every definition dominates its uses ({@link Shape}, {@link Flow}, {@link Uses}).
 *   <li>Operands and results have the types their operation's row, callee or contract says; edges match the
 *       parameters of the blocks they enter, and no operation leaves out checks ({@link Typing}).
 *   <li>Every object that the receiver of a virtual call can be answers the selector ({@link Answers}).
 *   <li>Messages are sent and received where the protocol state admits them, exactly ({@link Protocol}).
 *   <li>An owned value is used only in the block that defines it and consumed exactly once on every path,
 *       exceptional ones included ({@link Ownership}).
 *   <li>What a process of profile {@code device} reaches makes no collected objects and does not recurse ({@link
 *       Confined}).
 *   <li>What a parallel loop reaches does nothing but compute, and no iteration writes where another reads or writes ({@link
 *       Parallel}).
 * </ol>
 *
 * <p>Time and memory are linear in the module's size, but for the dominator tree's logarithm. Where they also depend on
 * one of the {@link dev.heliac.il.symbols.Limits}, a module that exceeds it is not checked further.
 */
public final class Verifier {

    private Verifier() {}

    /** Reports all violations. The module is valid when none is an error. */
    public static void verify(Module module, Diagnostics out) {
        verify(module, out, false);
    }

    /**
     * Reports all violations in what the optimizer made of a valid module, which may have operations that leave out checks; that
     * these are not needed, it takes the optimizer's word for.
     */
    public static void verifyOptimized(Module module, Diagnostics out) {
        verify(module, out, true);
    }

    /** Reports what is wrong with the parallel loops of a module that is valid otherwise. */
    public static void verifyLoops(Module module, Diagnostics out) {
        new Parallel(module, new Report(module.name(), out)).verify(false);
    }

    /** Reports what keeps a process of a valid module from being on a device, whatever its profile. */
    public static void device(Module module, ProcessDecl process, Diagnostics out) {
        var devices = new Confined(module, new Report(module.name(), out), Confined.Where.DEVICE);
        devices.verify(process.entry(), "process `" + process.name() + "` would be on a device", Optional.empty());
    }

    private static void verify(Module module, Diagnostics out, boolean optimized) {
        var symbols = Symbols.of(module);
        var report = new Report(module.name(), out);
        new Declarations(module, symbols, report).verify();
        new Bindings(module, symbols, report).verify();
        if (report.exceeded()) {
            return;
        }
        var answers = new Answers(module, symbols);
        for (var function : module.functions()) {
            new FunctionVerifier(function, symbols, answers, report, optimized).verify();
        }
        var forDevices = module.processes().stream().filter(p -> p.profile() == ProcessDecl.Profile.DEVICE).toList();
        if (!forDevices.isEmpty()) {
            var devices = new Confined(module, report, Confined.Where.DEVICE);
            forDevices.forEach(p -> devices.verify(p.entry(), "process `" + p.name() + "` is for a device", Optional.empty()));
        }
        new Parallel(module, report).verify(optimized);
    }
}
