package dev.heliac.il.binary;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Scope;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a function; {@link FunctionWriter} is its mirror image. */
final class FunctionReader {

    private static final Op[] OPS = Op.values();

    private final Source in;
    private final List<String> strings;
    private final List<Type> types;
    private final List<Value> values = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private int defined;
    private int line;

    FunctionReader(Source in, List<String> strings, List<Type> types) {
        this.in = in;
        this.strings = strings;
        this.types = types;
    }

    Function read() throws Malformed {
        var name = string();
        int parameterCount = in.count();
        var results = new ArrayList<Type>();
        for (int n = in.count(); n > 0; n--) {
            results.add(type());
        }
        var source = string();
        var scopes = new ArrayList<Scope>();
        for (int n = in.count(); n > 0; n--) {
            scopes.add(new Scope(string(), string(), line()));
        }
        int valueCount = in.count();
        for (int i = 0; i < valueCount; i++) {
            values.add(new Value(i, string(), type()));
        }
        var parameters = define(parameterCount);
        for (int n = in.count(); n > 0; n--) {
            labels.add(string());
        }
        var blocks = new ArrayList<Block>();
        for (var label : labels) {
            blocks.add(block(label));
        }
        if (defined != values.size()) {
            throw in.malformed(values.size() - defined + " values without a definition");
        }
        return new Function(name, parameters, results, source, scopes, blocks);
    }

    private String string() throws Malformed {
        return in.of(strings, "string");
    }

    private Type type() throws Malformed {
        return in.of(types, "type");
    }

    private Value use() throws Malformed {
        return in.of(values, "value");
    }

    private List<Value> uses(int count) throws Malformed {
        if (count > in.remaining()) {
            throw in.malformed(count + " operands, but only " + in.remaining() + " bytes");
        }
        var uses = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
            uses.add(use());
        }
        return uses;
    }

    private Value define() throws Malformed {
        if (defined == values.size()) {
            throw in.malformed("more definitions than values");
        }
        return values.get(defined++);
    }

    /** How many values a definition that follows has: not more than are left to define. */
    private int definitions() throws Malformed {
        return in.index(values.size() - defined + 1, "definitions");
    }

    private List<Value> define(int count) throws Malformed {
        var list = new ArrayList<Value>();
        for (int i = 0; i < count; i++) {
            list.add(define());
        }
        return list;
    }

    private boolean flag() throws Malformed {
        return in.index(2, "flag") == 1;
    }

    private Target target() throws Malformed {
        return new Target(in.of(labels, "block"), uses(in.count()));
    }

    private int line() throws Malformed {
        line += in.signed();
        if (line < 0) {
            throw in.malformed("a line below 0");
        }
        return line;
    }

    private Block block(String label) throws Malformed {
        var parameters = define(definitions());
        var unwind = flag() ? Optional.of(target()) : Optional.<Target>empty();
        var instructions = new ArrayList<Instruction>();
        for (int n = in.count(); n > 0; n--) {
            instructions.add(instruction());
        }
        return new Block(label, parameters, unwind, instructions, terminator());
    }

    private Instruction instruction() throws Malformed {
        int head = in.varint();
        if (head < 0 || head >> 1 >= OPS.length) {
            throw in.malformed("no operation has the number " + (head >>> 1));
        }
        var op = OPS[head >> 1];
        int at = line();
        boolean irregular = (head & 1) == 1;
        int operands = irregular ? in.count() : op.operands().size();
        int results = irregular ? definitions() : op.results().size();
        return switch (op.format()) {
            case PLAIN -> new Instruction.Plain(op, uses(operands), define(results), at);
            case CONST -> new Instruction.Const(op, constant(op), define(), at);
            case TYPED -> new Instruction.Typed(op, type(), uses(operands), define(results), at);
            case MEMBER -> new Instruction.FieldAccess(op, string(), string(), uses(operands), define(results), at);
            case INVOKE -> new Instruction.Call(string(), uses(in.count()), define(definitions()), at);
            case LOOP -> {
                var function = string();
                var chunk = op.chunked() ? Optional.of(string()) : Optional.<String>empty();
                var arguments = uses(in.count());
                var extents = uses(in.count());
                var combining = op.operands().contains(Op.Slot.COMBINING)
                        ? Optional.of(new Instruction.Combining(string(), uses(in.count()), use()))
                        : Optional.<Instruction.Combining>empty();
                yield new Instruction.Par(op, function, chunk, arguments, extents, combining, define(op.results().size()), at);
            }
            case DISPATCH -> new Instruction.CallVirtual(op, string(), uses(in.count()), define(definitions()), at);
            case MESSAGE -> new Instruction.Send(use(), string(), uses(in.count()), define(), at);
            case CONTRACT -> {
                var contract = string();
                var state = flag() ? Optional.of(string()) : Optional.<String>empty();
                yield new Instruction.NewChannel(contract, state, define(), define(), at);
            }
        };
    }

    private Constant constant(Op op) throws Malformed {
        return switch (op.results().getFirst()) {
            case I32 -> new Constant.I32(in.signed());
            case I64 -> new Constant.I64(in.signedLong());
            case F32 -> new Constant.F32(in.u32());
            case F64 -> new Constant.F64(in.u64());
            case STRING -> new Constant.Text(string());
            case REF, CLASS, REF_OBJECT, REF_T, ARRAY, ARRAY_T, VALUE_T, VECTOR_T, VECTOR, USE_VECTOR_T, USE_BYTES, SET_T, USE_SET_T, SET,
                    TAKE_VECTOR, ANY,
                    TAKE_ANY,
                    TAKE_END, TAKE_ENDPOINT, CELL, TAKE_T, OWNED_T, OWNER, FIELD, FIELDS, NEXT, IMP, EXP, ARGUMENTS, EXTENTS,
                    TILE_T, GIVEN, COMBINING, RESULTS ->
                    throw new IllegalStateException(op + " is no constant");
        };
    }

    private Terminator terminator() throws Malformed {
        int tag = in.u8();
        int at = line();
        return switch (tag) {
            case 0 -> new Terminator.Jump(target(), at);
            case 1 -> new Terminator.Branch(use(), target(), target(), at);
            case 2 -> {
                var value = use();
                var cases = new ArrayList<Terminator.Case>();
                for (int n = in.count(); n > 0; n--) {
                    cases.add(new Terminator.Case(in.signed(), target()));
                }
                yield new Terminator.Switch(value, cases, target(), at);
            }
            case 3 -> new Terminator.Return(uses(in.count()), at);
            case 4, 7 -> new Terminator.Throw(use(), tag == 7, at);
            case 5 -> {
                var endpoint = use();
                var arms = new ArrayList<Terminator.Arm>();
                for (int n = in.count(); n > 0; n--) {
                    arms.add(new Terminator.Arm(string(), define(definitions()), define(), target()));
                }
                yield new Terminator.Receive(endpoint, arms, target(), at);
            }
            case 6 -> new Terminator.Accept(use(), define(), define(), target(), target(), at);
            case 8 -> {
                var sources = uses(in.count());
                var nanos = flag() ? Optional.of(use()) : Optional.<Value>empty();
                var ways = new ArrayList<Terminator.Way>();
                for (int n = in.count(); n > 0; n--) {
                    var patterns = new ArrayList<Terminator.Pattern>();
                    for (int m = in.count(); m > 0; m--) {
                        patterns.add(pattern());
                    }
                    ways.add(new Terminator.Way(patterns, target()));
                }
                yield new Terminator.Select(sources, nanos, ways, at);
            }
            default -> throw in.malformed("no terminator has the tag " + tag);
        };
    }

    private Terminator.Pattern pattern() throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new Terminator.Pattern.Message(use(), string(), define(definitions()), define());
            case 1 -> new Terminator.Pattern.Client(use(), define(), define());
            case 2 -> new Terminator.Pattern.Closed(use());
            case 3 -> new Terminator.Pattern.Elapsed();
            case 4 -> new Terminator.Pattern.Member(use(), string(), define(definitions()), define(), define(), define());
            case 5 -> new Terminator.Pattern.Gone(use(), define(), define());
            case 6 -> new Terminator.Pattern.Empty(use());
            default -> throw in.malformed("no pattern has the tag " + tag);
        };
    }
}
