package dev.heliac.frontend.translate;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A HIL function under construction. */
final class Code {

    /** A block under construction. */
    static final class Part {
        final String label;
        final List<Value> parameters = new ArrayList<>();
        final List<Instruction> instructions = new ArrayList<>();
        Target unwind;
        /** What the unwind edge was made for; the block takes further throwing instructions with the same context only. */
        Object context;
        boolean throwing;
        Terminator terminator;

        private Part(String label) {
            this.label = label;
        }
    }

    private static final Pattern NUMBER = Pattern.compile("\\.\\d+$");

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    private int values;

    Value value(String hint, Type type) {
        // A hint may be another value's name: its number goes, or the new name could be a third one's.
        var base = NUMBER.matcher(hint).replaceFirst("");
        int n = used.merge(base, 1, Integer::sum);
        return new Value(values++, n == 1 ? base : base + "." + (n - 1), type);
    }

    Part part(String hint) {
        var label = hint;
        for (int n = 1; !labels.add(label); n++) {
            label = hint + "." + n;
        }
        var part = new Part(label);
        parts.add(part);
        return part;
    }

    /** The finished function; blocks that nothing leads to are left out. */
    Function function(String name, List<Value> parameters, List<Type> results, String source) {
        var byLabel = new HashMap<String, Part>();
        parts.forEach(p -> byLabel.put(p.label, p));
        var reached = new HashSet<String>();
        var open = new ArrayDeque<String>();
        open.add(parts.getFirst().label);
        while (!open.isEmpty()) {
            var label = open.remove();
            if (reached.add(label)) {
                var part = byLabel.get(label);
                part.terminator.targets().forEach(t -> open.add(t.label()));
                if (part.unwind != null) {
                    open.add(part.unwind.label());
                }
            }
        }
        var blocks = new ArrayList<Block>();
        for (var part : parts) {
            if (reached.contains(part.label)) {
                var unwind = part.throwing ? Optional.ofNullable(part.unwind) : Optional.<Target>empty();
                blocks.add(new Block(part.label, part.parameters, unwind, part.instructions, part.terminator));
            }
        }
        return new Function(name, parameters, results, source, blocks);
    }
}
