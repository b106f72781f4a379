package dev.heliac.il.symbols;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The classes of which there can be objects in a closed world: those that an instruction makes objects of, strings and class objects. */
public final class MadeClasses {

    /** Stands for all arrays, which answer selectors as {@link Symbols#OBJECT} does. */
    public static final String ARRAYS = "[]";

    private record Question(String selector, Type receiver) {}

    private record Test(Type type, Type of) {}

    private final Symbols symbols;
    private final List<String> names;
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<Question, Map<String, List<String>>> targets = new HashMap<>();
    private final Map<Test, Boolean> always = new HashMap<>();

    public MadeClasses(Module module, Symbols symbols) {
        this.symbols = symbols;
        var made = new LinkedHashSet<String>();
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Typed t && t.op() == Op.NEW && t.type() instanceof Type.ClassType c) {
                        made.add(c.name());
                    }
                }
            }
        }
        names = module.classes().stream()
                .map(ClassDecl::name)
                .filter(c -> made.contains(c) || c.equals(Module.STRING) || c.equals(Module.CLASS))
                .toList();
        for (var name : names) {
            symbols.supertypes(name).forEach(s -> below.computeIfAbsent(s, _ -> new ArrayList<>()).add(name));
        }
    }

    /** In the module's order; arrays are not among them. */
    public List<String> names() {
        return names;
    }

    /** What a reference of the type can be, null apart. */
    public List<String> below(Type type) {
        if (!(type instanceof Type.ClassType c)) {
            return List.of(ARRAYS);
        }
        var classes = below.getOrDefault(c.name(), List.of());
        if (!symbols.mayBeArray(type)) {
            return classes;
        }
        var all = new ArrayList<>(classes);
        all.add(ARRAYS);
        return all;
    }

    /** The functions that a virtual call can run, each with the classes that answer with it; none when the receiver can only be null. */
    public Map<String, List<String>> targets(String selector, Type receiver) {
        return targets.computeIfAbsent(new Question(selector, receiver), this::find);
    }

    private Map<String, List<String>> find(Question question) {
        var byFunction = new LinkedHashMap<String, List<String>>();
        for (var name : below(question.receiver())) {
            byFunction.computeIfAbsent(answer(name, question.selector()), _ -> new ArrayList<>()).add(name);
        }
        return byFunction;
    }

    /** What objects of a class, or arrays, answer a selector with, that something which can be of the class is asked. */
    public String answer(String name, String selector) {
        return symbols.answer(name.equals(ARRAYS) ? Symbols.OBJECT : name, selector).orElseThrow();
    }

    /** Whether all that a reference of the one type can be is null or of the other. */
    public boolean always(Type type, Type of) {
        return symbols.assignable(type, of) || always.computeIfAbsent(new Test(type, of), this::findAlways);
    }

    private boolean findAlways(Test test) {
        return test.type() instanceof Type.ClassType c
                && test.of() instanceof Type.ClassType o
                && !symbols.mayBeArray(c)
                && below.getOrDefault(c.name(), List.of()).stream().allMatch(n -> symbols.subtype(n, o.name()));
    }
}
