package dev.heliac.frontend.sites;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes the class that stands for what a call site's bootstrap method makes; one for each site. */
public final class Sites {

    /** A static method that takes what is on the stack at the call site and gives what the call site gives. */
    public record Made(ClassNode type, MethodNode method) {}

    private final Map<InvokeDynamicInsnNode, Made> made = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** What the site calls; empty for a bootstrap method that is not known. */
    public Optional<Made> of(InvokeDynamicInsnNode site, ClassNode within, int line) {
        var known = made.get(site);
        if (known != null) {
            return Optional.of(known);
        }
        var result = switch (site.bsm.getOwner() + "." + site.bsm.getName()) {
            case "java/lang/invoke/LambdaMetafactory.metafactory", "java/lang/invoke/LambdaMetafactory.altMetafactory" ->
                finished(LambdaClass.of(name(within, "Lambda"), site, within.sourceFile, line), LambdaClass.MAKER);
            case "java/lang/runtime/ObjectMethods.bootstrap" ->
                single(name(within, site.name), site.name, site.desc, within, line,
                        code -> new RecordMethods(site.bsmArgs).write(site.name, code));
            case "java/lang/runtime/SwitchBootstraps.typeSwitch", "java/lang/runtime/SwitchBootstraps.enumSwitch" ->
                single(name(within, "Switch"), "choose", site.desc, within, line,
                        code -> new PatternSwitch(Type.getArgumentTypes(site.desc)[0], site.bsmArgs).write(code));
            default -> null;
        };
        if (result != null) {
            made.put(site, result);
        }
        return Optional.ofNullable(result);
    }

    private String name(ClassNode within, String what) {
        int number = counts.merge(within.name + what, 1, Integer::sum) - 1;
        return within.name + "$$" + what + "$" + number;
    }

    private interface Body {
        void write(GeneratorAdapter code);
    }

    private static Made single(String name, String method, String descriptor, ClassNode within, int line, Body body) {
        var node = new ClassNode();
        node.version = Opcodes.V21;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = name;
        node.superName = "java/lang/Object";
        node.sourceFile = within.sourceFile;
        var written = new MethodNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, method, descriptor, null, null);
        node.methods.add(written);
        var code = new GeneratorAdapter(written, written.access, method, descriptor);
        code.visitCode();
        code.visitLineNumber(line, code.mark());
        body.write(code);
        code.endMethod();
        return finished(node, method);
    }

    /** With the sizes of its methods' frames, which only a class writer computes. */
    static Made finished(ClassNode node, String method) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        var whole = new ClassNode();
        new ClassReader(writer.toByteArray()).accept(whole, ClassReader.EXPAND_FRAMES);
        return new Made(whole, whole.methods.stream().filter(m -> m.name.equals(method)).findFirst().orElseThrow());
    }
}
