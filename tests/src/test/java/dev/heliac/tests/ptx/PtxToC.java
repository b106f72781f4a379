package dev.heliac.tests.ptx;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A module of PTX as C, for {@code gpu/ptx.h}. Every function gets its thread, where its result goes, and where its parameters lie.
 * Registers begin with something that no program means.
 */
final class PtxToC {

    private static final int SHARED_ALIGNMENT = 16;

    private final Ptx module;
    private final StringBuilder c = new StringBuilder();
    private final Map<String, Integer> shared = new HashMap<>();
    private int sharedBytes;

    private PtxToC(Ptx module) {
        this.module = module;
    }

    static String translate(String ptx) {
        return new PtxToC(PtxParser.parse(ptx)).translate();
    }

    private String translate() {
        c.append("#include \"ptx.h\"\n");
        module.variables().forEach(this::declare);
        module.functions().forEach(f -> line(head(f) + ";"));
        module.variables().stream().filter(v -> v.space().equals("global")).forEach(this::define);
        module.functions().forEach(this::function);
        var entry = module.functions().stream().filter(Ptx.Function::entry).findFirst().orElseThrow();
        line("void ptx_entry(struct thread *t, const u8 *given) { " + name(entry.name()) + "(t, 0, given); }");
        line("const u32 ptx_shared_bytes = " + sharedBytes + ";");
        return c.toString();
    }

    private void line(String text) {
        c.append(text).append('\n');
    }

    /** C has words that are names in PTX. */
    static String name(String ptx) {
        return "n_" + ptx;
    }

    private void declare(Ptx.Variable variable) {
        if (variable.space().equals("shared")) {
            share(variable);
        } else {
            line("static " + declaration(variable) + ";");
        }
    }

    private void share(Ptx.Variable variable) {
        shared.put(variable.name(), sharedBytes);
        sharedBytes += (variable.bytes() + SHARED_ALIGNMENT - 1) / SHARED_ALIGNMENT * SHARED_ALIGNMENT;
    }

    private static String declaration(Ptx.Variable variable) {
        return "GLOBAL _Alignas(" + variable.align() + ") " + PtxType.of(variable.type()).inC() + " " + name(variable.name()) + "["
                + variable.elements() + "]";
    }

    private void define(Ptx.Variable variable) {
        var initial = variable.initial().isEmpty()
                ? "0"
                : variable.initial().stream()
                        .map(v -> v.startsWith("generic(") ? "(u64)" + name(v.substring("generic(".length(), v.length() - 1)) : number(v))
                        .collect(Collectors.joining(", "));
        line("static " + declaration(variable) + " = {" + initial + "};");
    }

    /** C has no negative numbers, and none that are larger than what is signed has room for. */
    static String number(String said) {
        return said.startsWith("-") ? "(u64)" + Long.parseLong(said) + "ll" : Long.parseUnsignedLong(said) + "ull";
    }

    private static String head(Ptx.Function function) {
        return "static void " + name(function.name()) + "(struct thread *t, u8 *result"
                + function.parameters().stream().map(p -> ", const u8 *" + name(p.name())).collect(Collectors.joining()) + ")";
    }

    private void function(Ptx.Function function) {
        line(head(function) + " {");
        var names = new Names(shared);
        if (function.result().bytes() > 0) {
            names.parameter(function.result().name(), "result");
        }
        function.parameters().forEach(p -> names.parameter(p.name(), name(p.name())));
        var targets = new LinkedHashMap<String, List<String>>();
        function.body().forEach(part -> {
            if (part instanceof Ptx.Targets(var name, var labels)) {
                targets.put(name, labels);
            }
        });
        function.body().forEach(part -> part(part, names, targets));
        line("__builtin_trap();\n}");
    }

    private void part(Ptx.Part part, Names names, Map<String, List<String>> targets) {
        switch (part) {
            case Ptx.Open() -> {
                names.open();
                line("{");
            }
            case Ptx.Close() -> {
                names.close();
                line("}");
            }
            case Ptx.Label(var name) -> line(name(name) + ":;");
            case Ptx.Targets _ -> {}
            case Ptx.Registers(var type, var name, int count) -> {
                var all = count == 0 ? Stream.of(name) : IntStream.range(0, count).mapToObj(i -> name + i);
                line(type.inC() + " " + all.peek(r -> names.register(r, type)).map(r -> Names.register(r) + " = 85")
                        .collect(Collectors.joining(", ")) + ";");
            }
            case Ptx.Declared(var variable) -> {
                if (variable.space().equals("shared")) {
                    share(variable);
                } else {
                    line("_Alignas(16) u8 " + name(variable.name()) + "[" + variable.bytes() + "];");
                    names.declare(variable);
                }
            }
            case Ptx.Instruction instruction -> {
                var said = instruction.has("brx")
                        ? branches(instruction, names, targets)
                        : new PtxInstruction(instruction, names).inC();
                var guard = instruction.guard();
                line(guard.isEmpty() ? said : "if (" + guard.replace("%", "r_") + ") { " + said + " }");
            }
        }
    }

    private static String branches(Ptx.Instruction instruction, Names names, Map<String, List<String>> targets) {
        var labels = targets.get(instruction.operands().get(1));
        return "switch (" + names.read(instruction.operands().getFirst(), PtxType.U32) + ") { "
                + IntStream.range(0, labels.size()).mapToObj(i -> "case " + i + ": goto " + name(labels.get(i)) + ";")
                        .collect(Collectors.joining(" "))
                + " default: __builtin_trap(); }";
    }
}
