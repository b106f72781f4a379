package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.ClassNode;

/** Operations on {@code ExBox}: a vector of bytes, as long as the record that lies in it. */
final class ExBoxes {

    private final MethodTranslator m;
    private final RecordCode code;

    ExBoxes(MethodTranslator method, RecordCode code) {
        m = method;
        this.code = code;
    }

    /** A new box with a record. */
    Abs make(Abs given) {
        var record = code.recordOf(given, "is put into an ExBox");
        var layout = code.layout(record);
        var stores = code.components(record, layout, object(given, record), 0);
        var size = m.constant(layout.size());
        var value = m.code.value("box", new Type.VectorType(Scalar.I8, false));
        m.emitThrowing(new Instruction.Typed(Op.EX_NEW, Scalar.I8, List.of(size), List.of(value), m.line));
        var boxed = Optional.of(new Boxed(Optional.of(record.name)));
        var token = m.linear.box(m.frame, "<the new box>", value, false, m.line, boxed);
        m.frame.push(new Abs.Tok(token));
        code.write(stores, new RecordCode.Region(token, m.constant(0), size));
        return m.frame.pop();
    }

    private Value object(Abs given, ClassNode record) {
        return m.value(given, new Type.ClassType(record.name.replace('/', '.')));
    }

    /** Whether a method is an operation, which has been done then. */
    boolean invoke(String name, Token token, List<Abs> arguments) {
        switch (name) {
            case "get" -> {
                m.linear.use(m.frame, token, "read");
                var record = record(token);
                var layout = code.layout(record);
                var read = code.read(record, layout, region(token, layout.size()), 0);
                m.frame.push(read);
            }
            case "set" -> set(token, arguments.getFirst());
            case "free" -> m.emit(new Instruction.Plain(
                    Op.EX_FREE, List.of(m.linear.take(m.frame, token, "freed")), List.of(), m.line));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void set(Token token, Abs given) {
        m.linear.use(m.frame, token, "written");
        var record = record(token);
        var other = code.recordOf(given, "is put into an ExBox");
        if (!other.name.equals(record.name)) {
            m.error(
                    FrontCode.OTHER_RECORD,
                    m.line,
                    token.described() + " holds a `" + Channels.simple(record.name) + "`, but is given a `" + Channels.simple(other.name)
                            + "`",
                    "make another box for it");
            throw new MethodTranslator.Abort();
        }
        var layout = code.layout(record);
        var stores = code.components(record, layout, object(given, record), 0);
        code.write(stores, region(token, layout.size()));
    }

    private RecordCode.Region region(Token token, int size) {
        return new RecordCode.Region(token, m.constant(0), m.constant(size));
    }

    private ClassNode record(Token token) {
        return code.record(token.boxed().orElseThrow().record().orElse(""), "the record in " + token.described());
    }
}
