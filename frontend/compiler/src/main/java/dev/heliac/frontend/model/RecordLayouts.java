package dev.heliac.frontend.model;

import dev.heliac.lang.layout.Layout;
import dev.heliac.lang.layout.LayoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** The layouts of records in bytes, read off their class files. */
public final class RecordLayouts {

    private static final String OVERLAY = "dev/heliac/lang/Overlay";
    private static final String BIG = OVERLAY + "$BigEndian";
    private static final String LITTLE = OVERLAY + "$LittleEndian";

    private final ClassPool classes;
    private final Map<String, Layout> known = new HashMap<>();

    public RecordLayouts(ClassPool classes) {
        this.classes = classes;
    }

    public static boolean isRecord(ClassNode node) {
        return "java/lang/Record".equals(node.superName);
    }

    /**
     * The layout of a record.
     *
     * @throws LayoutException when it has none
     */
    public Layout of(ClassNode record) {
        return of(record, List.of());
    }

    private Layout of(ClassNode record, List<String> around) {
        var done = known.get(record.name);
        if (done != null) {
            return done;
        }
        if (around.contains(record.name)) {
            throw new LayoutException("record `" + ModelReader.simple(record.name) + "` contains itself");
        }
        boolean big = classes.isSubclass(record.name, BIG);
        if (big && classes.isSubclass(record.name, LITTLE)) {
            throw new LayoutException("record `" + ModelReader.simple(record.name) + "` states two byte orders");
        }
        if (around.size() == Layout.DEEPEST) {
            throw new LayoutException("record `" + ModelReader.simple(record.name) + "` is within " + Layout.DEEPEST + " others");
        }
        var within = new ArrayList<>(around);
        within.add(record.name);
        var members = new ArrayList<Layout.Member>();
        for (var c : record.recordComponents == null ? List.<RecordComponentNode>of() : record.recordComponents) {
            members.add(member(record, c, within));
        }
        var layout = Layout.of(ModelReader.simple(record.name), big, members);
        known.put(record.name, layout);
        return layout;
    }

    private Layout.Member member(ClassNode record, RecordComponentNode c, List<String> within) {
        var bits = Annotations.of(c.visibleAnnotations, "Bits").map(a -> Annotations.value(a, "value"));
        var type = Type.getType(c.descriptor);
        char letter = c.descriptor.charAt(0);
        if (bits.isPresent() && bits.get() instanceof Integer n) {
            return new Layout.Member.Bits(c.name, letter, n);
        }
        if (JavaTypes.scalar(type).isPresent()) {
            return new Layout.Member.Scalar(c.name, letter);
        }
        var inner = type.getSort() == Type.OBJECT ? classes.find(type.getInternalName()) : Optional.<ClassNode>empty();
        boolean isRecord = inner.filter(RecordLayouts::isRecord).isPresent();
        if (!isRecord || classes.isSubclass(record.name, OVERLAY) && !classes.isSubclass(inner.get().name, OVERLAY)) {
            throw LayoutException.ofComponent(c.name, ModelReader.simple(record.name), isRecord);
        }
        return new Layout.Member.Nested(c.name, of(inner.get(), within));
    }
}
