package dev.heliac.il.graph;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The vectors in a tile's fast memory, whose lengths are constants of its function. */
public final class TileMemory {

    private static final int GAP = 16;

    private final Map<Value, Integer> constants = new HashMap<>();
    private final Map<Value, Long> places = new HashMap<>();
    private final Map<Value, Long> apart = new HashMap<>();
    private long bytes;
    private long bytesApart;

    public TileMemory(Function function) {
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                if (instruction instanceof Instruction.Const c && c.constant() instanceof Constant.I32 n) {
                    constants.put(c.result(), n.value());
                }
            }
        }
        function.blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .flatMap(i -> i instanceof Instruction.Typed made && made.op() == Op.TILE_NEW ? Stream.of(made) : Stream.of())
                .sorted(Comparator.comparingInt(made -> -size(made)))
                .forEach(made -> {
                    long size = (long) Math.max(0, length(made).orElse(0)) * size(made);
                    places.put(made.results().getFirst(), bytes);
                    bytes += size;
                    apart.put(made.results().getFirst(), bytesApart);
                    bytesApart += size == 0 ? 0 : (size + GAP - 1) / GAP * GAP + GAP;
                });
    }

    private static int size(Instruction.Typed made) {
        return ((Scalar) made.type()).bytes();
    }

    /** The length of what a {@code tile.new} makes; empty where it is no constant. */
    public Optional<Integer> length(Instruction.Typed made) {
        return Optional.ofNullable(constants.get(made.operands().getFirst()));
    }

    /** At which byte of the memory it is: the largest elements come first, so that nothing is between vectors. */
    public long place(Instruction.Typed made) {
        return places.get(made.results().getFirst());
    }

    /** The same where 16 bytes or more behind each vector are nobody's, as sanitizers want it: at a multiple of 16. */
    public long placeApart(Instruction.Typed made) {
        return apart.get(made.results().getFirst());
    }

    /** How much memory all of them take. */
    public long bytes() {
        return bytes;
    }
}
