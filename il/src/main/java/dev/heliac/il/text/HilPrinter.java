package dev.heliac.il.text;

import dev.heliac.il.Block;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Field;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.Scope;
import dev.heliac.il.Selector;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Prints modules in the one canonical layout, which {@link HilParser} reads back. */
public final class HilPrinter {

    private final StringBuilder out = new StringBuilder();

    private HilPrinter() {}

    public static String print(Module module) {
        var p = new HilPrinter();
        p.module(module);
        return p.out.toString();
    }

    public static String print(Function function) {
        var p = new HilPrinter();
        p.function(function);
        return p.out.toString();
    }

    private void module(Module m) {
        out.append("hil 1\nmodule ").append(m.name()).append('\n');
        m.contracts().forEach(this::contract);
        if (!m.classes().isEmpty()) {
            out.append('\n');
        }
        m.classes().forEach(this::classDecl);
        if (!m.selectors().isEmpty()) {
            out.append('\n');
        }
        m.selectors().forEach(this::selector);
        if (!m.traps().isEmpty() || m.describe().isPresent()) {
            out.append('\n');
        }
        for (var trap : Trap.values()) {
            if (m.traps().containsKey(trap)) {
                out.append("trap ").append(trap.text()).append(" = @").append(m.traps().get(trap)).append('\n');
            }
        }
        m.describe().ifPresent(d -> out.append("describe = @").append(d).append('\n'));
        for (var f : m.functions()) {
            out.append('\n');
            function(f);
        }
        m.processes().forEach(this::process);
    }

    private void contract(Contract c) {
        out.append("\ncontract ").append(c.name());
        c.base().ifPresent(s -> out.append(" extends ").append(s));
        out.append(" {\n");
        for (var m : c.messages()) {
            out.append("  ").append(m.direction().text()).append(' ').append(m.name());
            out.append('(').append(fields(m.fields(), ", ")).append(")\n");
        }
        out.append("  initial ").append(c.initial()).append('\n');
        c.entries().forEach(s -> out.append("  entry ").append(s).append('\n'));
        for (var s : c.states()) {
            out.append("  state ").append(s.name()).append(" {");
            for (var t : s.transitions()) {
                out.append(' ').append(t.receive() ? '?' : '!').append(t.message()).append(" -> ").append(t.next()).append(' ');
            }
            out.append("}\n");
        }
        out.append("}\n");
    }

    private static String fields(List<Field> fields, String separator) {
        return fields.stream().map(f -> f.name() + ": " + f.type().text()).collect(Collectors.joining(separator));
    }

    private void classDecl(ClassDecl c) {
        out.append(c.kind().text()).append(' ').append(c.name());
        c.superclass().ifPresent(s -> out.append(" : ").append(s));
        if (!c.interfaces().isEmpty()) {
            out.append(' ').append(c.kind().listed()).append(' ').append(String.join(", ", c.interfaces()));
        }
        c.initializer().ifPresent(f -> out.append(" init @").append(f));
        out.append(" {");
        c.fields().forEach(f -> out.append(' ').append(f.name()).append(": ").append(f.type().text()));
        c.statics().forEach(f -> out.append(" static ").append(f.name()).append(": ").append(f.type().text()));
        c.methods().forEach(m -> out.append(' ').append(m.selector()).append(" = @").append(m.function()));
        out.append(" }\n");
    }

    private void selector(Selector s) {
        out.append("selector ").append(s.name()).append('(').append(types(s.parameters())).append(')');
        if (!s.results().isEmpty()) {
            out.append(" -> ").append(types(s.results()));
        }
        out.append('\n');
    }

    private static String types(List<Type> types) {
        return types.stream().map(Type::text).collect(Collectors.joining(", "));
    }

    private void process(ProcessDecl p) {
        out.append("\nprocess ").append(p.name()).append(" = @").append(p.entry()).append(" {\n");
        for (var port : p.ports()) {
            out.append("  ").append(switch (port) {
                case ProcessDecl.Port.Provides x -> "provides " + quote(x.path()) + " " + x.contract();
                case ProcessDecl.Port.Listens x -> "listens " + quote(x.path()) + " " + x.contract();
                case ProcessDecl.Port.Uses x -> "uses " + quote(x.path()) + " " + x.contract();
                case ProcessDecl.Port.Arguments _ -> "arguments";
            }).append('\n');
        }
        out.append("  profile ").append(p.profile().text()).append('\n');
        p.preferences().forEach(x -> out.append("  prefer ").append(x.isa()).append(' ').append(x.weight()).append('\n'));
        p.affinities().forEach(x -> out.append("  affinity ")
                .append(x.to().equals(ProcessDecl.Affinity.SELF) ? x.to() : quote(x.to()))
                .append(' ')
                .append(x.value())
                .append('\n'));
        out.append("}\n");
    }

    private void function(Function f) {
        out.append("func @").append(f.name()).append('(').append(parameters(f.parameters())).append(')');
        if (!f.results().isEmpty()) {
            out.append(" -> ").append(types(f.results()));
        }
        if (!f.source().isEmpty()) {
            out.append(' ').append(quote(f.source()));
        }
        out.append(" {\n");
        for (int i = 0; i < f.scopes().size(); i++) {
            var scope = f.scopes().get(i);
            out.append("inlined ").append(i + 1).append(" = @").append(scope.function());
            out.append(scope.source().isEmpty() ? "" : " " + quote(scope.source())).append(line(scope.line())).append('\n');
        }
        f.blocks().forEach(this::block);
        out.append("}\n");
    }

    private static String parameters(List<Value> values) {
        return values.stream().map(v -> v + ": " + v.type().text()).collect(Collectors.joining(", "));
    }

    private void block(Block b) {
        out.append('^').append(b.label());
        if (!b.parameters().isEmpty()) {
            out.append('(').append(parameters(b.parameters())).append(')');
        }
        b.unwind().ifPresent(u -> out.append(" unwind ").append(target(u)));
        out.append(":\n");
        b.instructions().forEach(i -> out.append("  ").append(print(i)).append('\n'));
        out.append("  ").append(print(b.terminator())).append('\n');
    }

    private static String target(Target t) {
        return "^" + t.label() + (t.arguments().isEmpty() ? "" : "(" + list(t.arguments()) + ")");
    }

    private static String list(List<Value> values) {
        return values.stream().map(Value::toString).collect(Collectors.joining(", "));
    }

    /** One instruction as it stands in a block. */
    public static String print(Instruction i) {
        var text = new StringBuilder();
        if (!i.results().isEmpty()) {
            text.append(list(i.results())).append(" = ");
        }
        text.append(i.op().text());
        var rest = switch (i) {
            case Instruction.Plain _ -> list(i.operands());
            case Instruction.Const c -> constant(c.constant());
            case Instruction.Typed t -> join(t.type().text(), list(i.operands()));
            case Instruction.FieldAccess f -> join(f.owner() + "." + f.field(), list(i.operands()));
            case Instruction.Call c -> call(c.function(), c.operands());
            case Instruction.Par p ->
                call(p.function() + p.chunk().map(c -> ", @" + c).orElse(""), p.arguments()) + " over " + list(p.extents())
                    + p.combining().map(c -> " by " + call(c.function(), c.arguments()) + " else " + c.otherwise()).orElse("");
            case Instruction.CallVirtual c -> c.selector() + "(" + list(i.operands()) + ")";
            case Instruction.Send s -> s.endpoint() + ", " + s.message() + "(" + list(s.fields()) + ")";
            case Instruction.NewChannel c -> c.contract() + c.state().map(s -> " in " + s).orElse("");
        };
        return join(text.toString(), rest) + line(i.line());
    }

    private static String call(String function, List<Value> arguments) {
        return "@" + function + "(" + list(arguments) + ")";
    }

    private static String join(String a, String b) {
        return b.isEmpty() ? a : a + " " + b;
    }

    private static String line(int line) {
        return line == 0 ? "" : " !" + Scope.line(line) + (Scope.of(line) == 0 ? "" : " in " + Scope.of(line));
    }

    private static String constant(Constant c) {
        return switch (c) {
            case Constant.I32 n -> Integer.toString(n.value());
            case Constant.I64 n -> Long.toString(n.value());
            case Constant.F32 n -> Float.isFinite(Float.intBitsToFloat(n.bits()))
                    ? Float.toString(Float.intBitsToFloat(n.bits()))
                    : "bits 0x" + Integer.toHexString(n.bits());
            case Constant.F64 n -> Double.isFinite(Double.longBitsToDouble(n.bits()))
                    ? Double.toString(Double.longBitsToDouble(n.bits()))
                    : "bits 0x" + Long.toHexString(n.bits());
            case Constant.Text t -> quote(t.value());
        };
    }

    /** One terminator as it stands in a block. */
    public static String print(Terminator t) {
        return switch (t) {
            case Terminator.Jump j -> "jump " + target(j.target());
            case Terminator.Branch b -> "branch " + b.condition() + " " + target(b.then()) + ", " + target(b.otherwise());
            case Terminator.Switch s -> "switch " + s.value() + " { "
                    + s.cases().stream().map(c -> c.key() + " -> " + target(c.target()) + "  ").collect(Collectors.joining())
                    + "else -> " + target(s.otherwise()) + " }";
            case Terminator.Return r -> join("return", list(r.values()));
            case Terminator.Throw x -> (x.known() ? "throw.known " : "throw ") + x.exception();
            case Terminator.Receive r -> "receive " + r.endpoint() + " { "
                    + r.arms().stream()
                            .map(a -> a.message() + "(" + list(a.fields()) + "), " + a.endpoint() + " -> " + target(a.target()) + "  ")
                            .collect(Collectors.joining())
                    + "closed -> " + target(r.closed()) + " }";
            case Terminator.Accept a -> "accept " + a.listener() + " { " + a.next() + ", " + a.endpoint() + " -> "
                    + target(a.target()) + "  closed -> " + target(a.closed()) + " }";
            case Terminator.Select s -> join("select", list(s.sources())) + s.nanos().map(n -> " after " + n).orElse("") + " { "
                    + s.ways().stream()
                            .map(w -> w.patterns().stream().map(HilPrinter::print).collect(Collectors.joining(" & ")) + " -> "
                                    + target(w.target()))
                            .collect(Collectors.joining("  "))
                    + " }";
        } + line(t.line());
    }

    /** One pattern as it stands in a select. */
    public static String print(Terminator.Pattern pattern) {
        return switch (pattern) {
            case Terminator.Pattern.Message m -> m.endpoint() + " " + m.message() + "(" + list(m.fields()) + "), " + m.next();
            case Terminator.Pattern.Client c -> c.listener() + " client " + c.next() + ", " + c.endpoint();
            case Terminator.Pattern.Member m ->
                    m.set() + " member " + m.message() + "(" + list(m.fields()) + "), " + m.next() + ", " + m.endpoint() + ", " + m.data();
            case Terminator.Pattern.Gone g -> g.set() + " gone " + g.next() + ", " + g.data();
            case Terminator.Pattern.Empty e -> e.set() + " empty";
            case Terminator.Pattern.Closed c -> c.end() + " closed";
            case Terminator.Pattern.Elapsed _ -> "after";
        };
    }

    /** A string literal: printable ASCII as it is, everything else escaped. */
    static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        quoted.append(c);
                    } else {
                        quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
