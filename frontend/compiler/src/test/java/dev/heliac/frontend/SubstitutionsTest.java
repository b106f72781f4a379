package dev.heliac.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.frontend.model.Substitutions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** The substitutes, their table and their page say the same, and replace what the JDK has. */
final class SubstitutionsTest {

    private static ClassNode read(String name) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            var node = new ClassNode();
            new ClassReader(in.readAllBytes()).accept(node, ClassReader.SKIP_CODE);
            return node;
        }
    }

    private static boolean marked(List<AnnotationNode> annotations, String name) {
        return annotations != null && annotations.stream().anyMatch(a -> a.desc.endsWith("/" + name + ";"));
    }

    @Test
    void everySubstituteIsInTheTable() throws IOException {
        var classes = Path.of("../lang/src/main/java/dev/heliac/lang/substitute");
        var declared = new TreeSet<String>();
        try (var files = Files.list(classes)) {
            for (var file : files.toList()) {
                var text = Files.readString(file);
                int at = text.indexOf("@Substitute(");
                if (at >= 0) {
                    int start = text.indexOf('"', at) + 1;
                    declared.add(text.substring(start, text.indexOf('"', start)).replace('.', '/'));
                }
            }
        }
        var nested = Substitutions.table().keySet().stream()
                .filter(t -> !declared.contains(t))
                .collect(Collectors.toSet());
        assertEquals(Set.of("java/util/Locale$Category"), nested);
        assertTrue(Substitutions.table().keySet().containsAll(declared));
    }

    @Test
    void whatIsReplacedIsThere() throws IOException {
        var missing = new ArrayList<String>();
        for (var entry : Substitutions.table().entrySet()) {
            var original = read(entry.getKey());
            var substitute = read(entry.getValue());
            for (var method : substitute.methods) {
                boolean compared = !method.name.startsWith("<")
                        && !method.name.startsWith("lambda$")
                        && (method.access & Opcodes.ACC_SYNTHETIC) == 0
                        && !marked(method.invisibleAnnotations, "Added")
                        && !whole(substitute);
                boolean found = original.methods.stream()
                        .anyMatch(m -> m.name.equals(method.name) && arity(m.desc) == arity(method.desc));
                if (compared && !found) {
                    missing.add(entry.getKey() + "." + method.name + method.desc);
                }
            }
            for (var field : substitute.fields) {
                if (!whole(substitute) && field.value == null && original.fields.stream().noneMatch(f -> f.name.equals(field.name))) {
                    missing.add(entry.getKey() + "." + field.name);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean whole(ClassNode substitute) {
        return substitute.invisibleAnnotations == null
                || substitute.invisibleAnnotations.stream()
                        .filter(a -> a.desc.endsWith("/Substitute;"))
                        .allMatch(a -> a.values.contains(true));
    }

    private static int arity(String descriptor) {
        return org.objectweb.asm.Type.getArgumentTypes(descriptor).length;
    }

    @Test
    void thePageListsEach() throws IOException {
        var page = Files.readString(Path.of("../../docs/library.md"));
        var unlisted = Substitutions.table().keySet().stream()
                .filter(t -> !t.contains("Locale$"))
                .map(t -> "| `" + t.replace('/', '.') + "` |")
                .filter(row -> !page.contains(row))
                .toList();
        assertEquals(List.of(), unlisted);
    }
}
