package dev.heliac.il.verify;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.ProcessDecl;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what processes of profile {@code device} reach. Trap functions are not reached: there, a trap ends the
 * process.
 */
final class Device {

    private static final Set<Op> COLLECTED =
            EnumSet.of(Op.NEW, Op.ARRAY_NEW, Op.STRING_CONST, Op.CLASS_NAME, Op.CLASS_CONST, Op.CLASS_ARRAY);

    /** What needs objects, or more of the system than there is on a device. */
    private static final Set<Op> HOSTED =
            EnumSet.of(Op.CALL_VIRTUAL, Op.CALL_VIRTUAL_KNOWN, Op.CLASS_INIT, Op.CLASS_OF, Op.CLASS_OF_KNOWN, Op.CLASS_IS,
                    Op.CONSOLE_WRITE, Op.HEAP_COLLECT, Op.HEAP_USED, Op.HEAP_LIMIT, Op.CELL_PUT, Op.CELL_TAKE, Op.CELL_FULL,
                    Op.TRACE_TAKE, Op.TRACE_FRAME, Op.SET_NEW, Op.SET_ADD, Op.SET_SIZE);

    private record Site(Block block, Instruction.Call call) {}

    /** A function on the path of the search, and its calls that are still to follow. */
    private record Open(Function function, Iterator<Site> calls) {}

    private final Module module;
    private final Report report;
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Boolean> finished = new HashMap<>();
    private final ArrayDeque<Open> path = new ArrayDeque<>();

    Device(Module module, Report report) {
        this.module = module;
        this.report = report;
    }

    void verify() {
        module.functions().forEach(f -> functions.putIfAbsent(f.name(), f));
        for (var process : module.processes()) {
            if (process.profile() == ProcessDecl.Profile.DEVICE && functions.containsKey(process.entry())) {
                search(process);
            }
        }
    }

    private void search(ProcessDecl process) {
        enter(functions.get(process.entry()), process);
        while (!path.isEmpty()) {
            var open = path.peek();
            if (!open.calls().hasNext()) {
                path.pop();
                finished.put(open.function().name(), true);
                continue;
            }
            var site = open.calls().next();
            var callee = functions.get(site.call().function());
            if (callee == null) {
                continue;
            }
            if (finished.getOrDefault(callee.name(), true)) {
                enter(callee, process);
            } else {
                report.error(
                        VerifyCode.RECURSION,
                        report.at(open.function(), site.block(), site.call()),
                        "`@" + callee.name() + "` calls itself, and process `" + process.name() + "` is for a device",
                        "use a loop, or the profile full");
            }
        }
    }

    /** Reports what the function may not do, once, and puts it on the path. */
    private void enter(Function function, ProcessDecl process) {
        if (finished.containsKey(function.name())) {
            return;
        }
        finished.put(function.name(), false);
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                boolean collected = COLLECTED.contains(instruction.op());
                if (collected || HOSTED.contains(instruction.op())) {
                    report.error(
                            VerifyCode.DEVICE,
                            report.at(function, block, instruction),
                            "`" + instruction.op().text() + "` "
                                    + (collected ? "makes a collected object" : "is not possible there")
                                    + ", and process `" + process.name() + "` is for a device",
                            "use " + (collected ? "exchange vectors" : "calls and channels") + ", or the profile full");
                }
            }
        }
        path.push(new Open(function, calls(function).iterator()));
    }

    private static List<Site> calls(Function function) {
        return function.blocks().stream()
                .flatMap(b -> b.instructions().stream()
                        .filter(Instruction.Call.class::isInstance)
                        .map(i -> new Site(b, (Instruction.Call) i)))
                .toList();
    }
}
