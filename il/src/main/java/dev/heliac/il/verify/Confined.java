package dev.heliac.il.verify;

import static dev.heliac.il.Op.*;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.Diagnostic.Note;
import dev.heliac.il.diag.Place;
import dev.heliac.il.graph.Ending;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what processes of profile {@code device}, and parallel loops, reach. Trap functions are not reached: there, a trap ends the
 * process.
 */
final class Confined {

    private static final Set<Op> COLLECTED = EnumSet.of(NEW, ARRAY_NEW, STRING_CONST, CLASS_NAME, CLASS_CONST, CLASS_ARRAY);

    /** What needs objects, or more of the system than there is on a device. */
    private static final Set<Op> HOSTED = EnumSet.of(
            CALL_VIRTUAL, CALL_VIRTUAL_KNOWN, CLASS_INIT, CLASS_OF, CLASS_OF_KNOWN, CLASS_IS, CONSOLE_WRITE, HEAP_COLLECT, HEAP_USED,
            HEAP_LIMIT, CELL_PUT, CELL_TAKE, CELL_FULL, TRACE_TAKE, TRACE_FRAME, SET_NEW, SET_ADD, SET_SIZE);

    /** What one iteration would do to others, or to the process around it. */
    private static final Set<Op> SHARED = EnumSet.of(
            ARRAY_STORE, ARRAY_STORE_KNOWN, ARRAY_STORE_WITHIN, ARRAY_COPY, FIELD_SET, FIELD_SET_KNOWN, STATIC_SET, EX_NEW, EX_FREE,
            EX_READ, CLOSE, CHANNEL, SEND, ANY_OF, ANY_IS, ANY_AS, EXIT, CLOCK_NANOS, CLOCK_MILLIS, REF_CLONE, REF_HASH, PAR,
            PAR_SUM, PAR_MIN, PAR_MAX, PAR_REDUCE, PAR_UNORDERED, PAR_TILES, PHASE, TILE_NEW);

    /** What a tile does in phases only, where its threads share the work. */
    private static final Set<Op> PHASED = EnumSet.of(EX_STORE, EX_WRITE, EX_ADD, EX_PUT_LE, EX_PUT_BE);

    /** Where functions are not free to do everything. */
    enum Where {
        DEVICE(VerifyCode.DEVICE, VerifyCode.RECURSION, "calls and channels, or the profile full"),
        LOOP(VerifyCode.LOOP, VerifyCode.LOOP_RECURSION, "scalars and exchange vectors, and do the rest before or after the loop"),
        /** A tile's own code, outside of its phases. */
        TILE(VerifyCode.LOOP, VerifyCode.LOOP_RECURSION, "scalars and exchange vectors, and do the rest before or after the loop");

        private final Code code;
        private final Code recursion;
        private final String instead;

        Where(Code code, Code recursion, String instead) {
            this.code = code;
            this.recursion = recursion;
            this.instead = instead;
        }
    }

    private record Site(Block block, Instruction instruction, String callee) {}

    /** A function on the path of the search, and its calls that are still to follow. */
    private record Open(Function function, Iterator<Site> calls) {}

    private final Where where;
    private final Report report;
    /** Null where exceptions are not thrown at all. */
    private final Ending ending;
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Boolean> finished = new HashMap<>();
    private final ArrayDeque<Open> path = new ArrayDeque<>();

    Confined(Module module, Report report, Where where) {
        this.report = report;
        this.where = where;
        ending = where == Where.DEVICE ? new Ending(module) : null;
        module.functions().forEach(f -> functions.putIfAbsent(f.name(), f));
    }

    /**
     * Checks what a function reaches.
     *
     * @param why completes "`x` is not possible there, and …"
     * @param from what begins it, where that is an instruction
     */
    void verify(String function, String why, Optional<Place> from) {
        if (functions.containsKey(function)) {
            search(functions.get(function), why, from.map(p -> new Note(p, "from here")));
        }
    }

    private void search(Function first, String why, Optional<Note> from) {
        enter(first, why, from);
        while (!path.isEmpty()) {
            var open = path.peek();
            if (!open.calls().hasNext()) {
                path.pop();
                finished.put(open.function().name(), true);
                continue;
            }
            var site = open.calls().next();
            var callee = functions.get(site.callee());
            if (callee == null) {
                continue;
            }
            if (finished.getOrDefault(callee.name(), true)) {
                enter(callee, why, from);
            } else {
                report.error(
                        where.recursion,
                        report.at(open.function(), site.block(), site.instruction()),
                        "`@" + callee.name() + "` calls itself, and " + why,
                        from,
                        where == Where.DEVICE ? "use a loop, or the profile full" : "use a loop");
            }
        }
    }

    /** Reports what the function may not do, once, and puts it on the path; of what is called, only the first thing that it may not do. */
    private void enter(Function function, String why, Optional<Note> from) {
        if (finished.containsKey(function.name())) {
            return;
        }
        finished.put(function.name(), false);
        boolean fine = true;
        boolean all = path.isEmpty() || where == Where.DEVICE;
        for (var block : entered(function)) {
            for (var instruction : block.instructions()) {
                var wrong = wrong(instruction);
                if (wrong.isPresent() && (fine || all)) {
                    var at = report.at(function, block, instruction);
                    report.error(where.code, at, wrong.get() + ", and " + why, from, remedy(instruction));
                    fine = false;
                }
            }
            var wrong = wrong(function, block);
            if (wrong.isPresent() && (fine || all)) {
                var at = report.at(function, block, block.terminator());
                var remedy = where == Where.DEVICE ? "let it end the process, or use the profile full" : "use " + where.instead;
                report.error(where.code, at, wrong.get() + ", and " + why, from, remedy);
                fine = false;
            }
        }
        path.push(new Open(function, (fine || all ? calls(function) : List.<Site>of()).iterator()));
    }

    private Optional<String> wrong(Instruction instruction) {
        var op = instruction.op();
        return switch (where) {
            case DEVICE -> COLLECTED.contains(op)
                    ? Optional.of("`" + op.text() + "` makes a collected object")
                    : HOSTED.contains(op) ? Optional.of(does(op)) : Optional.empty();
            case TILE -> op == PHASE || op == TILE_NEW
                    ? Optional.empty()
                    : PHASED.contains(op) ? Optional.of("a vector is changed here, outside of a phase") : reached(op);
            case LOOP -> reached(op);
        };
    }

    private static Optional<String> reached(Op op) {
        boolean wrong = COLLECTED.contains(op) || HOSTED.contains(op) || SHARED.contains(op.alone());
        return wrong ? Optional.of(does(op.alone())) : Optional.empty();
    }

    private static String does(Op op) {
        return switch (op) {
            case NEW, ARRAY_NEW, CLASS_ARRAY, REF_CLONE -> "an object is made here";
            case STRING_CONST, CLASS_NAME, CLASS_CONST -> "an object is used here that is made when it is needed";
            case CALL_VIRTUAL, CALL_VIRTUAL_KNOWN -> "what is called here depends on an object's class";
            case CLASS_INIT -> "a class may be initialized here";
            case ARRAY_STORE, ARRAY_STORE_KNOWN, ARRAY_STORE_WITHIN, ARRAY_COPY, EX_READ -> "an array is changed here";
            case FIELD_SET, FIELD_SET_KNOWN -> "an object is changed here";
            case STATIC_SET -> "a static field is changed here";
            case EX_NEW, EX_FREE -> "a vector is made or freed here";
            case CHANNEL, SEND, CLOSE, ANY_OF, ANY_IS, ANY_AS, SET_NEW, SET_ADD, SET_SIZE, CELL_PUT, CELL_TAKE, CELL_FULL ->
                "a message, an endpoint or what holds one is dealt with here";
            case REF_HASH -> "an object gets its number here";
            case PAR, PAR_SUM, PAR_MIN, PAR_MAX, PAR_REDUCE, PAR_UNORDERED, PAR_TILES -> "another parallel loop begins here";
            case PHASE, TILE_NEW -> "a tile's phase, or a vector of its own, begins here";
            default -> "`" + op.text() + "` is done here";
        };
    }

    private String remedy(Instruction instruction) {
        return switch (where) {
            case DEVICE -> "use " + (COLLECTED.contains(instruction.op()) ? "exchange vectors, or the profile full" : where.instead);
            case LOOP, TILE -> switch (instruction.op()) {
                case STATIC_SET, FIELD_SET, FIELD_SET_KNOWN, ARRAY_STORE, ARRAY_STORE_KNOWN, ARRAY_STORE_WITHIN ->
                    "use " + where.instead + "; to count or to add up, Parallel.sum, or atomicAdd of an exchange vector";
                case EX_STORE, EX_WRITE, EX_ADD, EX_PUT_LE, EX_PUT_BE -> "let a phase do it, as tile.range";
                case PAR, PAR_SUM, PAR_MIN, PAR_MAX, PAR_REDUCE, PAR_UNORDERED, PAR_TILES, PHASE, TILE_NEW ->
                    "use a plain loop, or more extents, as rows and columns";
                default -> "use " + where.instead;
            };
        };
    }

    /** On a device a process ends where an exception is thrown, so what makes one does not count. */
    private List<Block> entered(Function function) {
        var ends = where == Where.DEVICE ? ending.blocks(function) : Set.<String>of();
        return function.blocks().stream().filter(b -> !ends.contains(b.label())).toList();
    }

    private Optional<String> wrong(Function function, Block block) {
        if (where == Where.DEVICE) {
            boolean caught = block.unwind().filter(u -> !ending.blocks(function).contains(u.label())).isPresent();
            return caught ? Optional.of("an exception is caught here") : Optional.empty();
        }
        if (block.unwind().isPresent()) {
            return Optional.of("exceptions are caught here");
        }
        return switch (block.terminator()) {
            case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _, Terminator.Return _ -> Optional.empty();
            case Terminator.Throw _ -> Optional.of("an exception is thrown here");
            case Terminator.Receive _, Terminator.Accept _, Terminator.Select _ -> Optional.of("others are waited for here");
        };
    }

    private List<Site> calls(Function function) {
        return entered(function).stream()
                .flatMap(b -> b.instructions().stream().flatMap(i -> callees(i).stream().map(f -> new Site(b, i, f))))
                .toList();
    }

    /** What a phase does is looked at by itself. */
    private List<String> callees(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Call c -> List.of(c.function());
            case Instruction.Par p -> where == Where.TILE && p.op() == PHASE ? List.of() : p.functions();
            case Instruction.Plain _, Instruction.Const _, Instruction.Typed _, Instruction.FieldAccess _, Instruction.CallVirtual _,
                    Instruction.Send _, Instruction.NewChannel _ -> List.of();
        };
    }
}
