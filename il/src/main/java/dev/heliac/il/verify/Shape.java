package dev.heliac.il.verify;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Scope;
import dev.heliac.il.Target;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a function's skeleton, and keeps it for the checks that follow: where each label leads, and where each
 * value is defined.
 *
 * <p>A definition's order within its block is -1 for parameters, an instruction's index, and past the
 * instructions' number for what arms define.
 */
final class Shape {

    private final Function function;
    private final Report report;
    private final Types types;
    private final Map<String, Integer> blocks = new HashMap<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Value[] values = new Value[0];
    private int[] blockOf = new int[0];
    private int[] order = new int[0];
    private final int[] firstThrow;
    private boolean sound = true;

    Shape(Function function, Types types, Report report) {
        this.function = function;
        this.types = types;
        this.report = report;
        firstThrow = new int[function.blocks().size()];
    }

    int block(String label) {
        return blocks.get(label);
    }

    Block block(int index) {
        return function.blocks().get(index);
    }

    List<Edge> edges(int block) {
        return edges.get(block);
    }

    int values() {
        return values.length;
    }

    /** Whether a use names a value as it is defined, and not one of another function or type. */
    boolean isDefined(Value use) {
        return use.id() >= 0 && use.id() < values.length && use.equals(values[use.id()]);
    }

    int blockOf(Value value) {
        return blockOf[value.id()];
    }

    int order(Value value) {
        return order[value.id()];
    }

    /** The index of a block's first instruction that throws; the number of its instructions when none does. */
    int firstThrow(int block) {
        return firstThrow[block];
    }

    boolean throwing(int block) {
        return firstThrow[block] < block(block).instructions().size();
    }

    /** Whether the function is sound enough for the checks that follow its flow. */
    boolean verify() {
        var place = report.at(function);
        report.limit(function.parameters().size(), Limits.PARAMETERS, "parameters", place);
        report.limit(function.results().size(), Limits.RESULTS, "results", place);
        report.limit(function.blocks().size(), Limits.BLOCKS, "blocks", place);
        function.results().forEach(t -> types.value(t, false, place));
        report.limit(function.scopes().size(), Limits.SCOPES, "inlined calls", place);
        for (int i = 0; i < function.scopes().size(); i++) {
            var scope = function.scopes().get(i);
            report.name(scope.function(), Names.isFunctionName(scope.function()), new HashSet<>(), "function", place);
            line(scope.line(), i, place);
        }
        if (function.blocks().isEmpty()) {
            report.error(VerifyCode.ENTRY, place, "the function has no blocks", "give it a body");
            return false;
        }
        for (int i = 0; i < function.blocks().size(); i++) {
            skeleton(i);
        }
        var entry = function.blocks().getFirst();
        if (!entry.parameters().isEmpty()) {
            report.error(
                    VerifyCode.ENTRY,
                    report.at(function, entry),
                    "the entry block has parameters",
                    "begin with a block without, that jumps here");
        }
        definitions();
        for (int i = 0; i < function.blocks().size(); i++) {
            targets(block(i), edges.get(i));
        }
        return sound && !report.exceeded();
    }

    private void skeleton(int index) {
        var block = block(index);
        var at = report.at(function, block);
        report.name(block.label(), Names.isName(block.label()), names, "block of the function", at);
        report.limit(block.parameters().size(), Limits.BLOCK_PARAMETERS, "parameters of a block", at);
        sound &= blocks.putIfAbsent(block.label(), index) == null;
        edges.add(Edge.of(block.terminator()));
        int scopes = function.scopes().size();
        block.instructions().forEach(i -> line(i.line(), scopes, report.at(function, block, i)));
        line(block.terminator().line(), scopes, report.at(function, block, block.terminator()));
        int first = 0;
        while (first < block.instructions().size() && !block.instructions().get(first).op().throwing()) {
            first++;
        }
        firstThrow[index] = first;
        if (block.unwind().isPresent() && !throwing(index)) {
            report.error(VerifyCode.UNWIND, at, "the block unwinds, but nothing in it throws", "leave the edge out");
        }
    }

    /** @param scopes how many of the function's inlined calls the line can be of */
    private void line(int line, int scopes, Where at) {
        if (Scope.of(line) > scopes) {
            report.error(
                    VerifyCode.SCOPE,
                    at,
                    "the line is of inlined call " + Scope.of(line) + ", where there are " + scopes + " it can be of",
                    "list the call, and before what is inlined into it");
        }
    }

    private void definitions() {
        int count = function.parameters().size();
        for (int i = 0; i < function.blocks().size(); i++) {
            count += block(i).parameters().size();
            for (var instruction : block(i).instructions()) {
                count += instruction.results().size();
            }
            for (var edge : edges.get(i)) {
                count += edge.defines().size();
            }
        }
        values = new Value[count];
        blockOf = new int[count];
        order = new int[count];
        Arrays.fill(blockOf, -1);
        names.clear();
        var place = report.at(function);
        for (var parameter : function.parameters()) {
            define(parameter, 0, -1, place);
            types.value(parameter.type(), true, place);
        }
        for (int i = 0; i < function.blocks().size(); i++) {
            definitions(i);
        }
    }

    private void definitions(int index) {
        var block = block(index);
        for (var parameter : block.parameters()) {
            define(parameter, index, -1, report.at(function, block));
            types.value(parameter.type(), false, report.at(function, block));
        }
        int size = block.instructions().size();
        for (int i = 0; i < size; i++) {
            var instruction = block.instructions().get(i);
            for (var result : instruction.results()) {
                define(result, index, i, report.at(function, block, instruction));
            }
        }
        for (int i = 0; i < edges.get(index).size(); i++) {
            for (var value : edges.get(index).get(i).defines()) {
                define(value, index, size + i, report.at(function, block, block.terminator()));
            }
        }
    }

    private void define(Value value, int block, int at, Where place) {
        report.name(value.name(), Names.isName(value.name()), names, "value of the function", place);
        if (value.id() < 0 || value.id() >= values.length || values[value.id()] != null) {
            report.error(
                    VerifyCode.DEFINITION,
                    place,
                    value + " has the number " + value.id() + ", which is taken or not below " + values.length,
                    "number the values from 0");
            sound = false;
            return;
        }
        values[value.id()] = value;
        blockOf[value.id()] = block;
        order[value.id()] = at;
    }

    private void targets(Block block, List<Edge> normal) {
        for (var edge : normal) {
            target(edge.target(), block);
        }
        block.unwind().ifPresent(u -> target(u, block));
    }

    private void target(Target target, Block from) {
        var index = blocks.get(target.label());
        if (index == null) {
            report.unknown("block", "^" + target.label(), report.at(function, from));
            sound = false;
        } else if (index == 0) {
            report.error(
                    VerifyCode.ENTRY,
                    report.at(function, from),
                    "an edge leads to the entry block",
                    "let the entry jump to a block that can be entered again");
        }
    }
}
