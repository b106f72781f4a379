package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.frontend.model.RecordLayouts;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.lang.layout.Layout;
import dev.heliac.lang.layout.Layout.Place;
import dev.heliac.lang.layout.LayoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;

/** Reads records from vectors of bytes and writes them there. */
final class RecordCode {

    private final MethodTranslator m;
    private final Calls calls;

    RecordCode(MethodTranslator method, Calls calls) {
        m = method;
        this.calls = calls;
    }

    /** A record that begins at a place in a vector, of which the program's checks are done. */
    record Region(Token vector, Value from, Value size) {}

    /** The record of this class; reports a class that is none. */
    ClassNode record(String type, String what) {
        return m.owner.classes().find(type).filter(RecordLayouts::isRecord).orElseThrow(() -> unknown(what));
    }

    /** The layout of a record; reports one that has none. */
    Layout layout(ClassNode record) {
        try {
            return m.owner.layouts().of(record);
        } catch (LayoutException e) {
            m.error(
                    e.bits() ? FrontCode.BAD_BITS : FrontCode.NO_LAYOUT,
                    m.line,
                    e.getMessage(),
                    e.bits()
                            ? "give an int 1 to 32 bits, a long 1 to 64, a boolean 1, and let neighbours add up to whole bytes"
                            : "a record in bytes has one byte order, and components that are primitives, numbers with @Bits, or"
                                    + " such records");
            throw new MethodTranslator.Abort();
        }
    }

    /** The class of a record that is given as a value; reports one that is not known. */
    ClassNode recordOf(Abs value, String what) {
        var type = switch (value) {
            case Abs.Val v when v.value().type() instanceof Type.ClassType c -> c.name().replace('.', '/');
            case Abs.Rec r -> r.type();
            case Abs.Null _ -> throw m.nothing(what, "give it a record");
            case Abs.Val _, Abs.Tok _, Abs.Pending _, Abs.Selection _, Abs.Absent _, Abs.Choice _, Abs.Fresh _, Abs.Body _,
                    Abs.ClassLiteral _ -> "";
        };
        return record(type, "the record that " + what);
    }

    MethodTranslator.Abort unknown(String what) {
        m.error(
                FrontCode.UNKNOWN_RECORD,
                m.line,
                "the class of " + what + " is not known here" + m.instance.path(),
                "name the record's own class: as a class literal, as a variable's type, or as the type argument of an ExBox");
        return new MethodTranslator.Abort();
    }

    // Reading

    /** A new record with the numbers that lie in a region, made by its constructor. */
    Abs read(ClassNode record, Layout layout, Region region, int at) {
        var parts = new ArrayList<Abs>();
        var shared = new HashMap<Integer, Value>();
        var descriptor = new StringBuilder("(");
        for (int i = 0; i < layout.places().size(); i++) {
            var component = record.recordComponents.get(i);
            descriptor.append(component.descriptor);
            parts.add(switch (layout.places().get(i)) {
                case Place.Whole w -> new Abs.Val(whole(w, region, at + w.at()));
                case Place.Part p -> {
                    var all = shared.computeIfAbsent(p.at(), _ -> joined(p, region, at + p.at()));
                    yield new Abs.Val(part(p, all));
                }
                case Place.Inner n -> read(inner(component.descriptor), n.layout(), region, at + n.at());
            });
        }
        m.owner.initializers().before(m, record.name);
        return calls.made(record.name, descriptor.append(")V").toString(), parts);
    }

    private ClassNode inner(String descriptor) {
        return record(org.objectweb.asm.Type.getType(descriptor).getInternalName(), "a component");
    }

    private Value whole(Place.Whole w, Region region, int at) {
        boolean truth = w.type() == 'Z';
        var scalar = truth ? Scalar.I8 : scalar(w.type());
        var loaded = get(scalar, w.highFirst(), region, at);
        return truth ? m.plain(Op.I32_NE, Scalar.I32, loaded, m.constant(0)) : loaded;
    }

    private static Scalar scalar(char type) {
        return JavaTypes.scalar(org.objectweb.asm.Type.getType(String.valueOf(type))).orElseThrow();
    }

    private Value get(Scalar scalar, boolean highFirst, Region region, int at) {
        var where = m.constant(at);
        m.linear.protectFor(region.vector());
        var value = m.code.value("x", scalar.value());
        var operands = List.of(m.frame.tokens.get(region.vector()).value(), region.from(), region.size(), where);
        m.emitThrowing(new Instruction.Typed(highFirst ? Op.EX_GET_BE : Op.EX_GET_LE, scalar, operands, List.of(value), m.line));
        return value;
    }

    /** The number that neighbours share, without a sign: an i64 when it has more than four bytes, else an i32. */
    private Value joined(Place.Part p, Region region, int at) {
        boolean wide = p.bytes() > Integer.BYTES;
        Value all = null;
        int done = 0;
        for (var piece : pieces(p.bytes())) {
            int bytes = piece.bytes();
            var loaded = get(piece, p.highFirst(), region, at + done);
            var number = unsigned(loaded, bytes, wide);
            if (all == null) {
                all = number;
            } else if (p.highFirst()) {
                all = or(shifted(all, bytes * Byte.SIZE, true), number);
            } else {
                all = or(all, shifted(number, done * Byte.SIZE, true));
            }
            done += bytes;
        }
        return all;
    }

    /** Numbers that so many bytes can be loaded as, one after the other. */
    private static List<Scalar> pieces(int bytes) {
        var pieces = new ArrayList<Scalar>();
        int left = bytes;
        for (var scalar : List.of(Scalar.I64, Scalar.I32, Scalar.U16, Scalar.I8)) {
            if (left >= scalar.bytes()) {
                pieces.add(scalar);
                left -= scalar.bytes();
            }
        }
        return pieces;
    }

    private Value unsigned(Value loaded, int bytes, boolean wide) {
        var narrow = bytes == 1 ? masked(loaded, Byte.SIZE) : loaded;
        if (!wide || narrow.type() == Scalar.I64) {
            return narrow;
        }
        var extended = m.plain(Op.I64_OF_I32, Scalar.I64, narrow);
        return bytes == Integer.BYTES ? masked(extended, Integer.SIZE) : extended;
    }

    private Value part(Place.Part p, Value all) {
        var bits = masked(shifted(all, p.shift(), false), p.bits());
        boolean wide = all.type() == Scalar.I64;
        if (p.type() == 'J') {
            return wide ? bits : masked(m.plain(Op.I64_OF_I32, Scalar.I64, bits), p.bits());
        }
        return wide ? m.plain(Op.I32_OF_I64, Scalar.I32, bits) : bits;
    }

    private Value shifted(Value value, int bits, boolean left) {
        if (bits == 0) {
            return value;
        }
        boolean wide = value.type() == Scalar.I64;
        var op = left ? wide ? Op.I64_SHL : Op.I32_SHL : wide ? Op.I64_USHR : Op.I32_USHR;
        return m.plain(op, value.type(), value, m.constant(bits));
    }

    private Value or(Value a, Value b) {
        return m.plain(a.type() == Scalar.I64 ? Op.I64_OR : Op.I32_OR, a.type(), a, b);
    }

    /** The lowest bits of a number. */
    private Value masked(Value value, int bits) {
        if (value.type() == Scalar.I64) {
            return bits == Long.SIZE ? value : m.plain(Op.I64_AND, Scalar.I64, value, wide(-1L >>> Long.SIZE - bits));
        }
        return bits >= Integer.SIZE ? value : m.plain(Op.I32_AND, Scalar.I32, value, m.constant(-1 >>> Integer.SIZE - bits));
    }

    private Value wide(long n) {
        var value = m.code.value("k", Scalar.I64);
        m.emit(new Instruction.Const(Op.I64_CONST, new Instruction.Constant.I64(n), value, m.line));
        return value;
    }

    // Writing

    /** A store that is left to do when all of a record has been asked. */
    record Store(Scalar scalar, boolean highFirst, int at, Value value) {}

    /** Asks a record for its components; gives the stores that write them. */
    List<Store> components(ClassNode record, Layout layout, Value object, int at) {
        m.emitThrowing(new Instruction.Plain(Op.REF_CHECK, List.of(object), List.of(), m.line));
        var stores = new ArrayList<Store>();
        Map<Integer, Value> shared = new HashMap<>();
        for (int i = 0; i < layout.places().size(); i++) {
            var component = record.recordComponents.get(i);
            var accessor = m.owner.classes().method(record, component.name, "()" + component.descriptor)
                    .orElseThrow(() -> m.unsupported("a record without the accessor `" + component.name + "`"));
            calls.call(record, accessor, new Abs.Val(object), List.of());
            var type = m.storage(org.objectweb.asm.Type.getType(component.descriptor)).widened();
            var value = m.value(m.frame.pop(), type);
            switch (layout.places().get(i)) {
                case Place.Whole w -> {
                    var scalar = w.type() == 'Z' ? Scalar.I8 : scalar(w.type());
                    stores.add(new Store(scalar, w.highFirst(), at + w.at(), value));
                }
                case Place.Part p -> {
                    shared.merge(p.at(), placed(p, value), this::or);
                    boolean last = i + 1 == layout.places().size() || layout.places().get(i + 1).at() != p.at();
                    if (last) {
                        split(p, shared.get(p.at()), at + p.at(), stores);
                    }
                }
                case Place.Inner n -> stores.addAll(components(inner(component.descriptor), n.layout(), value, at + n.at()));
            }
        }
        return stores;
    }

    /** A component's bits in the number that it shares with neighbours. */
    private Value placed(Place.Part p, Value value) {
        boolean wide = p.bytes() > Integer.BYTES;
        boolean given = value.type() == Scalar.I64;
        var fitting = wide == given
                ? value
                : wide ? m.plain(Op.I64_OF_I32, Scalar.I64, value) : m.plain(Op.I32_OF_I64, Scalar.I32, value);
        return shifted(masked(fitting, p.bits()), p.shift(), true);
    }

    private void split(Place.Part p, Value all, int at, List<Store> stores) {
        int done = 0;
        for (var piece : pieces(p.bytes())) {
            int below = p.highFirst() ? p.bytes() - done - piece.bytes() : done;
            var value = shifted(all, below * Byte.SIZE, false);
            boolean narrow = value.type() == Scalar.I64 && piece != Scalar.I64;
            stores.add(new Store(piece, p.highFirst(), at + done, narrow ? m.plain(Op.I32_OF_I64, Scalar.I32, value) : value));
            done += piece.bytes();
        }
    }

    void write(List<Store> stores, Region region) {
        for (var s : stores) {
            var where = m.constant(s.at());
            m.linear.protectFor(region.vector());
            var vector = m.frame.tokens.get(region.vector()).value();
            var operands = List.of(vector, region.from(), region.size(), where, s.value());
            m.emitThrowing(new Instruction.Typed(
                    s.highFirst() ? Op.EX_PUT_BE : Op.EX_PUT_LE, s.scalar(), operands, List.of(), m.line));
        }
    }
}
