package dev.heliac.il.verify;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.graph.TileMemory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks that phases, and vectors in fast memory, are in functions that are tiles and nothing else, and that the memory suffices. */
final class Tiles {

    /** What every GPU has for a group of threads. */
    static final int MOST_BYTES = 48 << 10;

    private final Module module;
    private final Report report;
    private final Set<String> tiles = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    Tiles(Module module, Report report) {
        this.module = module;
        this.report = report;
        module.processes().forEach(p -> others.add(p.entry()));
        module.traps().values().forEach(others::add);
        module.describe().ifPresent(others::add);
        for (var type : module.classes()) {
            type.initializer().ifPresent(others::add);
            type.methods().forEach(m -> others.add(m.function()));
        }
        var chunks = new HashSet<String>();
        var all = module.functions().stream().flatMap(f -> f.blocks().stream()).flatMap(b -> b.instructions().stream());
        all.forEach(i -> {
            if (i instanceof Par p && p.isTiles()) {
                p.chunk().ifPresent(chunks::add);
            }
        });
        for (var function : module.functions()) {
            if (!chunks.contains(function.name())) {
                function.blocks().forEach(b -> b.instructions().forEach(this::calls));
            }
        }
    }

    private void calls(Instruction instruction) {
        switch (instruction) {
            case Instruction.Call c -> others.add(c.function());
            case Par p when p.isTiles() -> tiles.add(p.function());
            case Par p -> others.addAll(p.functions());
            case Instruction.Plain _, Instruction.Const _, Instruction.Typed _, Instruction.FieldAccess _, Instruction.CallVirtual _,
                    Instruction.Send _, Instruction.NewChannel _ -> {}
        }
    }

    /** @param optimized whether the optimizer may have divided first blocks */
    void verify(boolean optimized) {
        for (var function : module.functions()) {
            var memory = new TileMemory(function);
            boolean fits = memory.bytes() <= MOST_BYTES;
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction.op() == Op.PHASE || instruction.op() == Op.TILE_NEW) {
                        place(function, block, instruction);
                    }
                    if (instruction instanceof Instruction.Typed made && made.op() == Op.TILE_NEW) {
                        boolean early = optimized || block.equals(function.blocks().getFirst());
                        length(report.at(function, block, made), memory.length(made), early);
                        if (!fits) {
                            report.error(
                                    VerifyCode.TILE_MEMORY,
                                    report.at(function, block, made),
                                    "the vectors in this tile's fast memory take " + memory.bytes() + " bytes, and there are " + MOST_BYTES,
                                    "let the tile do less at once");
                        }
                        fits = true;
                    }
                }
            }
        }
    }

    private void place(Function function, Block block, Instruction instruction) {
        if (!tiles.contains(function.name()) || others.contains(function.name())) {
            report.error(
                    VerifyCode.TILE,
                    report.at(function, block, instruction),
                    "`" + instruction.op().text() + "` is in `@" + function.name() + "`, which is not only the function of a tile",
                    "have it in the body of Parallel.tiles itself");
        }
    }

    private void length(Where at, Optional<Integer> length, boolean early) {
        if (!early || length.filter(n -> n >= 0).isEmpty()) {
            report.error(
                    VerifyCode.TILE_MEMORY,
                    at,
                    "a vector in fast memory has a constant length, and is made once, where the tile begins",
                    "make it in the body's first lines, of a length that is a constant");
        }
    }
}
