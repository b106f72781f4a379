package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What a sealed process has no place for, each with its code and what to do instead. */
final class Excluded {

    /** Classes whose internal names start so. */
    private record Rule(String start, FrontCode code, String remedy) {}

    private static final String CLOSED = "call the method, or make the object, in the code";
    private static final String PROCESSES = "make it a process of its own, and talk to it over a channel";
    private static final String FILES = "use the built-in services: /fs for files, /console or System.out for text";

    private static final String SETTINGS = "give words on the command line, or read a file over /fs";
    private static final String LISTED = "use something else; docs/library.md lists what there is";

    private static final List<Rule> RULES = List.of(
            new Rule("java/lang/reflect/Array", null, ""),
            new Rule("jdk/internal/reflect/", FrontCode.REFLECTION, CLOSED),
            new Rule("java/lang/reflect/", FrontCode.REFLECTION, CLOSED),
            new Rule("java/lang/invoke/MethodHandle", FrontCode.REFLECTION, CLOSED),
            new Rule("java/lang/invoke/VarHandle", FrontCode.REFLECTION, CLOSED),
            new Rule("java/lang/ThreadLocal", null, ""),
            new Rule("java/lang/Thread", FrontCode.THREAD, PROCESSES),
            new Rule("java/util/concurrent/locks/", FrontCode.THREAD, PROCESSES),
            new Rule("java/util/concurrent/Executor", FrontCode.THREAD, PROCESSES),
            new Rule("java/util/concurrent/ForkJoinTask", null, ""),
            new Rule("java/util/concurrent/ForkJoin", FrontCode.THREAD, PROCESSES),
            new Rule("java/util/concurrent/ThreadPool", FrontCode.THREAD, PROCESSES),
            new Rule("java/util/concurrent/CompletableFuture", FrontCode.THREAD, PROCESSES),
            new Rule("java/util/Timer", FrontCode.THREAD, PROCESSES),
            new Rule("java/lang/ClassLoader", FrontCode.CLASS_LOADING, CLOSED),
            new Rule("java/lang/Module", FrontCode.CLASS_LOADING, CLOSED),
            new Rule("java/util/ServiceLoader", FrontCode.CLASS_LOADING, CLOSED),
            new Rule("java/util/ResourceBundle", FrontCode.CLASS_LOADING, "keep texts in the code, or read them over /fs"),
            new Rule("java/io/Object", FrontCode.SERIALIZATION, "send a message, or write the fields yourself"),
            new Rule("java/io/File", FrontCode.OUTSIDE, FILES),
            new Rule("java/io/RandomAccessFile", FrontCode.OUTSIDE, FILES),
            new Rule("java/nio/file/", FrontCode.OUTSIDE, FILES),
            new Rule("java/nio/channels/", FrontCode.OUTSIDE, FILES),
            new Rule("java/net/", FrontCode.OUTSIDE, FILES));

    /** Ends the translation of a call or of an object's making only: what comes after is sensible all the same. */
    static final class Refused extends MethodTranslator.Abort {
        private static final long serialVersionUID = 1L;
    }

    private Excluded() {}

    /** Whether a library makes a task that only a parallel variant of its algorithm runs. */
    static boolean parallel(MethodTranslator m, String type) {
        return !m.owner.classes().isApplication(m.type.name)
                && m.owner.classes().isSubclass(type, "java/util/concurrent/CountedCompleter");
    }

    /** Refuses the use of a class that a process cannot have. */
    static void check(MethodTranslator m, String owner, String member) {
        var rule = RULES.stream().filter(r -> owner.startsWith(r.start())).findFirst();
        if (rule.isPresent() && rule.get().code() != null && !m.owner.classes().isApplication(owner)) {
            throw refuse(m, rule.get().code(), shown(owner, member) + " cannot be used in a process", rule.get().remedy());
        }
        if (owner.equals("java/lang/System") && SURROUNDINGS.contains(member)) {
            throw refuse(m, FrontCode.OUTSIDE, shown(owner, member) + " cannot be used in a process", SETTINGS);
        }
        if (owner.equals("java/lang/System") && member.startsWith("load") || owner.equals("java/lang/Runtime")
                && member.startsWith("load")) {
            throw refuse(m, FrontCode.NATIVE, shown(owner, member) + " cannot be used in a process", "write it in Java");
        }
    }

    private static final Set<String> SURROUNDINGS =
            Set.of("in", "setIn", "setProperty", "clearProperty", "getProperties", "setProperties", "getenv", "console");

    private static String shown(String owner, String member) {
        return "`" + owner.replace('/', '.') + (member.equals("<init>") ? "" : "." + member) + "`";
    }

    /** Refuses a method without a body. */
    static MethodTranslator.Abort noBody(MethodTranslator m, Translator.Resolved target) {
        var owner = target.type().name;
        var name = target.method().name;
        if ((target.method().access & Opcodes.ACC_NATIVE) == 0) {
            return refuse(m, FrontCode.MISSING_METHOD, shown(owner, name) + " has no body", "compile the classes together");
        }
        if (owner.equals("java/lang/Object") && (name.equals("wait0") || name.startsWith("notify"))) {
            return refuse(m, FrontCode.THREAD, shown(owner, name) + " cannot be used in a process", PROCESSES);
        }
        var remedy = m.owner.classes().isApplication(owner) ? "write it in Java" : "use something else";
        return refuse(m, FrontCode.NATIVE, shown(owner, name) + " is native", remedy);
    }

    /** What the JDK's class has, but not the one that is compiled in its place. */
    static Optional<MethodTranslator.Abort> missing(MethodTranslator m, String owner, String name) {
        check(m, owner, name);
        if (!owner.equals("java/lang/Class")) {
            return owner.startsWith("java/") || owner.startsWith("jdk/") || owner.startsWith("sun/")
                    ? Optional.of(refuse(m, FrontCode.UNSUPPORTED, shown(owner, name) + " is not in a process's library", LISTED))
                    : Optional.empty();
        }
        boolean loading = name.equals("forName") || name.startsWith("getResource") || name.equals("getClassLoader")
                || name.equals("getModule");
        return Optional.of(refuse(
                m,
                loading ? FrontCode.CLASS_LOADING : FrontCode.REFLECTION,
                shown(owner, name) + " cannot be used in a process",
                CLOSED));
    }

    static MethodTranslator.Abort finalizer(MethodTranslator m, String type) {
        return refuse(
                m, FrontCode.FINALIZER, "`" + type.replace('/', '.') + "` has a finalizer, which nothing calls",
                        "close what it holds by a method");
    }

    static MethodTranslator.Abort bootstrap(MethodTranslator m, InvokeDynamicInsnNode site) {
        return refuse(
                m,
                FrontCode.BOOTSTRAP,
                "a call site is linked by `" + site.bsm.getOwner().replace('/', '.') + "." + site.bsm.getName() + "`",
                "compile the class from Java with javac");
    }

    private static MethodTranslator.Abort refuse(MethodTranslator m, FrontCode code, String message, String remedy) {
        m.error(code, m.line, message + m.instance.path(), remedy);
        return new Refused();
    }
}
