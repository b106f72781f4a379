package dev.heliac.il.system.extract;

import dev.heliac.il.Block;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The cells of a module that can be told apart: by the instruction that makes them, and by the static field that has one for good. */
final class Cells {

    private record Site(String function, int value) {}

    private final Map<Site, Integer> sites = new HashMap<>();
    private final Map<String, Integer> fields = new HashMap<>();
    /** For those that a field refers to for good, the initializer that makes them. */
    private final Map<Integer, String> kept = new HashMap<>();
    private final boolean used;

    Cells(Module module) {
        used = module.functions().stream().flatMap(f -> f.blocks().stream()).flatMap(b -> b.instructions().stream()).anyMatch(Cells::ends);
        if (used) {
            module.functions().forEach(this::sites);
            fields(module);
        }
    }

    private static boolean ends(Instruction i) {
        return i.op() == Op.CELL_PUT && Calls.isEnd(((Instruction.Typed) i).type());
    }

    /** Whether an instruction makes, finds, fills or empties cells of a module some of which hold endpoints. */
    boolean about(Instruction i) {
        return used && (i.op() == Op.CELL_PUT || i.op() == Op.CELL_TAKE || i.op() == Op.CELL_FULL);
    }

    private void sites(Function function) {
        for (var block : function.blocks()) {
            for (var i : block.instructions()) {
                if (makes(i)) {
                    sites.put(new Site(function.name(), i.results().getFirst().id()), sites.size());
                }
            }
        }
    }

    static boolean makes(Instruction i) {
        return i.op() == Op.NEW && ((Instruction.Typed) i).type() instanceof Type.ClassType c && c.name().equals(Module.CELL);
    }

    /** The number of the cell that an instruction makes. */
    OptionalInt made(String function, Instruction i) {
        var site = used && makes(i) ? sites.get(new Site(function, i.results().getFirst().id())) : null;
        return site == null ? OptionalInt.empty() : OptionalInt.of(site);
    }

    /** The number of the cell that a static field has, whenever it has one. */
    OptionalInt in(Instruction.FieldAccess access) {
        var site = fields.get(access.owner() + "." + access.field());
        return access.op() == Op.STATIC_GET && site != null ? OptionalInt.of(site) : OptionalInt.empty();
    }

    /** The initializer that makes the cell of a field. */
    String maker(int number) {
        return kept.get(number);
    }

    /** Whether a static field refers to a cell for good. */
    boolean kept(int number) {
        return kept.containsKey(number);
    }

    /** Fields that are set once, by an initializer that makes the cell once. */
    private void fields(Module module) {
        var called = new HashSet<String>();
        var sets = new HashMap<String, Integer>();
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var i : block.instructions()) {
                    if (i instanceof Instruction.Call c) {
                        called.add(c.function());
                    } else if (i instanceof Instruction.FieldAccess a && a.op() == Op.STATIC_SET) {
                        sets.merge(a.owner() + "." + a.field(), 1, Integer::sum);
                    }
                }
            }
        }
        module.processes().forEach(p -> called.add(p.entry()));
        var functions = new HashMap<String, Function>();
        module.functions().forEach(f -> functions.put(f.name(), f));
        for (var name : module.classes().stream().map(ClassDecl::initializer).flatMap(Optional::stream).toList()) {
            if (!called.contains(name)) {
                fields(functions.get(name), sets);
            }
        }
    }

    private void fields(Function initializer, Map<String, Integer> sets) {
        for (var block : initializer.blocks()) {
            boolean once = !again(initializer, block);
            for (var i : block.instructions()) {
                if (once && i instanceof Instruction.FieldAccess a && a.op() == Op.STATIC_SET) {
                    var field = a.owner() + "." + a.field();
                    var site = sites.get(new Site(initializer.name(), a.operands().getFirst().id()));
                    if (site != null && sets.get(field) == 1) {
                        fields.put(field, site);
                        kept.put(site, initializer.name());
                    }
                }
            }
        }
    }

    /** Whether a block can come after itself. */
    private static boolean again(Function function, Block block) {
        var blocks = new HashMap<String, Block>();
        function.blocks().forEach(b -> blocks.put(b.label(), b));
        var seen = new HashSet<String>();
        var open = new ArrayDeque<Block>();
        open.add(block);
        while (!open.isEmpty()) {
            var at = open.remove();
            at.terminator().targets().forEach(t -> {
                if (seen.add(t.label())) {
                    open.add(blocks.get(t.label()));
                }
            });
            at.unwind().filter(t -> seen.add(t.label())).ifPresent(t -> open.add(blocks.get(t.label())));
        }
        return seen.contains(block.label());
    }
}
