package dev.heliac.frontend.translate;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.lang.layout.Layout;
import java.util.List;
import org.objectweb.asm.tree.ClassNode;

/** The methods of {@code Overlay}: records at places of a vector of bytes. */
final class Overlays {

    static final String OVERLAY = "dev/heliac/lang/Overlay";

    private final MethodTranslator m;
    private final RecordCode code;

    Overlays(MethodTranslator method, RecordCode code) {
        m = method;
        this.code = code;
    }

    void invoke(String name, List<Abs> arguments) {
        switch (name) {
            case "view" -> view(arguments);
            case "put" -> put(arguments);
            case "size" -> m.frame.push(new Abs.Val(m.constant(code.layout(literal(arguments.getFirst())).size())));
            default -> throw m.unsupported("`Overlay." + name + "`");
        }
    }

    private ClassNode literal(Abs type) {
        return code.record(type instanceof Abs.ClassLiteral l ? l.type() : "", "the record");
    }

    private void view(List<Abs> arguments) {
        var record = literal(arguments.get(0));
        var layout = code.layout(record);
        var region = region(arguments.get(1), arguments.get(2), layout, "read");
        var read = code.read(record, layout, region, 0);
        m.frame.push(read);
    }

    private void put(List<Abs> arguments) {
        var record = code.recordOf(arguments.get(2), "is put into bytes");
        var layout = code.layout(record);
        var object = m.value(arguments.get(2), new Type.ClassType(record.name.replace('/', '.')));
        m.emitThrowing(new Instruction.Plain(Op.REF_CHECK, List.of(object), List.of(), m.line));
        var region = region(arguments.get(0), arguments.get(1), layout, "written");
        code.write(code.components(record, layout, object, 0), region);
    }

    /** The bytes of a record, after the check that they lie in the vector. */
    private RecordCode.Region region(Abs bytes, Abs offset, Layout layout, String how) {
        if (!(bytes instanceof Abs.Tok t)) {
            throw m.nothing("is " + how + " as a vector");
        }
        var from = m.value(offset, Scalar.I32);
        var size = m.constant(layout.size());
        var vector = m.linear.use(m.frame, t.token(), how);
        var length = m.plain(Op.EX_LENGTH, Scalar.I32, vector);
        m.emitThrowing(new Instruction.Call(m.owner.support("Overlays", "check"), List.of(from, size, length), List.of(), m.line));
        return new RecordCode.Region(t.token(), from, size);
    }
}
