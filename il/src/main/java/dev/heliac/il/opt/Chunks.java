package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each parallel loop a function that does a run of its iterations, with the loop's own function inlined, for targets that do not
 * run each iteration on its own: other passes and LLVM then work on an ordinary loop. The loop's own function stays.
 */
public final class Chunks {

    private record Key(String body, int extents) {}

    private final Map<String, Function> functions = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Key, Function> made = new LinkedHashMap<>();

    private Chunks(Module module) {
        module.functions().forEach(f -> functions.put(f.name(), f));
        names.addAll(functions.keySet());
    }

    /** The module must be valid, but may have been optimized. */
    public static Module run(Module module) {
        var pass = new Chunks(module);
        var all = new ArrayList<Function>();
        module.functions().forEach(f -> all.add(pass.function(f)));
        all.addAll(pass.made.values());
        return pass.made.isEmpty() ? module : Optimizer.with(module, all);
    }

    private Function function(Function function) {
        if (function.blocks().stream().noneMatch(Chunks::loops)) {
            return function;
        }
        return new Function(
                function.name(),
                function.parameters(),
                function.results(),
                function.source(),
                function.scopes(),
                function.blocks().stream().map(this::block).toList());
    }

    private static boolean loops(Block block) {
        return block.instructions().stream().anyMatch(Chunks::isWhole);
    }

    private static boolean isWhole(Instruction instruction) {
        return instruction.op() == Op.PAR || instruction.op() == Op.PAR_UNORDERED;
    }

    private Block block(Block block) {
        var instructions = block.instructions().stream()
                .map(i -> i instanceof Par p && isWhole(p) ? chunked(p) : i)
                .toList();
        return new Block(block.label(), block.parameters(), block.unwind(), instructions, block.terminator());
    }

    private Instruction chunked(Par par) {
        var key = new Key(par.function(), par.extents().size());
        var chunk = made.computeIfAbsent(key, k -> chunk(functions.get(k.body()), k.extents()));
        var op = par.op() == Op.PAR ? Op.PAR_CHUNKED : Op.PAR_UNORDERED_CHUNKED;
        return new Par(
                op, par.function(), Optional.of(chunk.name()), par.arguments(), par.extents(), Optional.empty(), List.of(), par.line());
    }

    private Function chunk(Function body, int extents) {
        int taken = body.parameters().size() - extents;
        var types = body.parameters().subList(0, taken).stream().map(Value::type).toList();
        var chunk = Chunk.of(fresh(body.name() + ".chunk"), types, extents, (c, index) -> {
            var arguments = new ArrayList<>(c.parameters().subList(0, taken));
            arguments.addAll(index);
            c.add(new Instruction.Call(body.name(), arguments, List.of(), 0));
        });
        return inlined(chunk, body);
    }

    private static Function inlined(Function chunk, Function callee) {
        var body = Body.of(chunk);
        for (var node : List.copyOf(body.nodes)) {
            for (int i = 0; i < node.instructions.size(); i++) {
                boolean calls = node.instructions.get(i) instanceof Instruction.Call c && c.function().equals(callee.name());
                if (calls && Inline.fits(callee) && Inline.possible(body, node, i, callee)) {
                    Inline.at(body, node, i, callee);
                    return body.function();
                }
            }
        }
        return chunk;
    }

    private String fresh(String like) {
        var name = like;
        for (int n = 1; !names.add(name); n++) {
            name = like + "." + n;
        }
        return name;
    }
}
