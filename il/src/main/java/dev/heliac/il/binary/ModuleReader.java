package dev.heliac.il.binary;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Field;
import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.Selector;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a module's sections; {@link ModuleWriter} is its mirror image. */
final class ModuleReader {

    private final Source in;
    private List<String> strings = List.of();
    private List<Type> types = List.of();

    ModuleReader(Source in) {
        this.in = in;
    }

    Module module() throws Malformed {
        strings = Pool.readStrings(section());
        types = Pool.readTypes(section(), strings);
        var declarations = section();
        var name = string(declarations);
        var contracts = list(declarations, this::contract);
        var classes = list(declarations, this::classDecl);
        var selectors = list(declarations, s -> new Selector(string(s), list(s, this::type), list(s, this::type)));
        var traps = traps(declarations);
        var describe = optionalString(declarations);
        declarations.finish();
        var functionSection = section();
        List<Function> functions = list(functionSection, s -> new FunctionReader(s, strings, types).read());
        functionSection.finish();
        var processSection = section();
        var processes = list(processSection, this::process);
        processSection.finish();
        in.finish();
        return new Module(name, contracts, classes, selectors, traps, describe, functions, processes);
    }

    private Source section() throws Malformed {
        return in.part(in.count());
    }

    private interface Element<T> {
        T read(Source in) throws Malformed;
    }

    private static <T> List<T> list(Source in, Element<T> element) throws Malformed {
        int count = in.count();
        var list = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            list.add(element.read(in));
        }
        return list;
    }

    private String string(Source in) throws Malformed {
        return in.of(strings, "string");
    }

    private static boolean flag(Source in) throws Malformed {
        return in.index(2, "flag") == 1;
    }

    private Optional<String> optionalString(Source in) throws Malformed {
        return flag(in) ? Optional.of(string(in)) : Optional.empty();
    }

    private Type type(Source in) throws Malformed {
        return in.of(types, "type");
    }

    private Field field(Source in) throws Malformed {
        return new Field(string(in), type(in));
    }

    private Contract contract(Source in) throws Malformed {
        var name = string(in);
        var base = optionalString(in);
        var messages = list(in, s -> new Contract.Message(
                string(s), s.of(Direction.values(), "direction"), list(s, this::field)));
        var initial = string(in);
        var entries = list(in, this::string);
        var states = list(in, s -> new Contract.State(
                string(s), list(s, t -> new Contract.Transition(flag(t), string(t), string(t)))));
        return new Contract(name, base, messages, states, initial, entries);
    }

    private ClassDecl classDecl(Source in) throws Malformed {
        return new ClassDecl(
                string(in),
                in.of(ClassDecl.Kind.values(), "kind of class"),
                optionalString(in),
                list(in, this::string),
                optionalString(in),
                list(in, this::field),
                list(in, this::field),
                list(in, s -> new ClassDecl.Method(string(s), string(s))));
    }

    private Map<Trap, String> traps(Source in) throws Malformed {
        var traps = new EnumMap<Trap, String>(Trap.class);
        int count = in.count();
        for (int i = 0; i < count; i++) {
            var trap = in.of(Trap.values(), "trap");
            if (traps.put(trap, string(in)) != null) {
                throw in.malformed("two functions for the trap " + trap.text());
            }
        }
        return traps;
    }

    private ProcessDecl process(Source in) throws Malformed {
        return new ProcessDecl(
                string(in),
                string(in),
                list(in, this::port),
                in.of(ProcessDecl.Profile.values(), "profile"),
                list(in, s -> new ProcessDecl.Preference(string(s), s.signed())),
                list(in, s -> new ProcessDecl.Affinity(string(s), s.signed())));
    }

    private Port port(Source in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new Port.Provides(string(in), string(in));
            case 1 -> new Port.Listens(string(in), string(in));
            case 2 -> new Port.Uses(string(in), string(in));
            case 3 -> new Port.Arguments();
            default -> throw in.malformed("no port has the tag " + tag);
        };
    }
}
