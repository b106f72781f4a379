package dev.heliac.il.binary;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Field;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.Selector;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a module's sections; {@link ModuleReader} is its mirror image. */
final class ModuleWriter {

    private final Pool pool = new Pool();

    /** In the order of the file: strings, types, declarations, functions, processes. */
    List<Sink> sections(Module module) {
        var declarations = new Sink();
        declarations.varint(pool.string(module.name()));
        declarations.varint(module.contracts().size());
        module.contracts().forEach(c -> contract(declarations, c));
        declarations.varint(module.classes().size());
        module.classes().forEach(c -> classDecl(declarations, c));
        declarations.varint(module.selectors().size());
        module.selectors().forEach(s -> selector(declarations, s));
        traps(declarations, module);
        var functions = new Sink();
        functions.varint(module.functions().size());
        module.functions().forEach(f -> new FunctionWriter(functions, pool).write(f));
        var processes = new Sink();
        processes.varint(module.processes().size());
        module.processes().forEach(p -> process(processes, p));
        // The pool's own sections come first, but are complete only now.
        var types = pool.types();
        return List.of(pool.strings(), types, declarations, functions, processes);
    }

    /** How many bytes each function takes in the file; texts and types, which functions share, are not counted. */
    Map<String, Integer> sizes(Module module) {
        var sizes = new HashMap<String, Integer>();
        for (var function : module.functions()) {
            var alone = new Sink();
            new FunctionWriter(alone, pool).write(function);
            sizes.put(function.name(), alone.length());
        }
        return sizes;
    }

    private void contract(Sink out, Contract contract) {
        out.varint(pool.string(contract.name()));
        option(out, contract.base());
        out.varint(contract.messages().size());
        for (var message : contract.messages()) {
            out.varint(pool.string(message.name()));
            out.u8(message.direction().ordinal());
            fields(out, message.fields());
        }
        out.varint(pool.string(contract.initial()));
        out.varint(contract.entries().size());
        contract.entries().forEach(s -> out.varint(pool.string(s)));
        out.varint(contract.states().size());
        for (var state : contract.states()) {
            out.varint(pool.string(state.name()));
            out.varint(state.transitions().size());
            for (var transition : state.transitions()) {
                out.u8(transition.receive() ? 1 : 0);
                out.varint(pool.string(transition.message()));
                out.varint(pool.string(transition.next()));
            }
        }
    }

    private void fields(Sink out, List<Field> fields) {
        out.varint(fields.size());
        for (var field : fields) {
            out.varint(pool.string(field.name()));
            out.varint(pool.type(field.type()));
        }
    }

    private void classDecl(Sink out, ClassDecl decl) {
        out.varint(pool.string(decl.name()));
        out.varint(decl.kind().ordinal());
        option(out, decl.superclass());
        out.varint(decl.interfaces().size());
        decl.interfaces().forEach(i -> out.varint(pool.string(i)));
        option(out, decl.initializer());
        fields(out, decl.fields());
        fields(out, decl.statics());
        out.varint(decl.methods().size());
        for (var method : decl.methods()) {
            out.varint(pool.string(method.selector()));
            out.varint(pool.string(method.function()));
        }
    }

    private void selector(Sink out, Selector selector) {
        out.varint(pool.string(selector.name()));
        types(out, selector.parameters());
        types(out, selector.results());
    }

    private void types(Sink out, List<Type> types) {
        out.varint(types.size());
        types.forEach(t -> out.varint(pool.type(t)));
    }

    private void option(Sink out, Optional<String> string) {
        out.u8(string.isPresent() ? 1 : 0);
        string.ifPresent(s -> out.varint(pool.string(s)));
    }

    private void traps(Sink out, Module module) {
        out.varint(module.traps().size());
        for (var trap : Trap.values()) {
            if (module.traps().containsKey(trap)) {
                out.varint(trap.ordinal());
                out.varint(pool.string(module.traps().get(trap)));
            }
        }
        option(out, module.describe());
    }

    private void process(Sink out, ProcessDecl process) {
        out.varint(pool.string(process.name()));
        out.varint(pool.string(process.entry()));
        out.varint(process.ports().size());
        for (var port : process.ports()) {
            switch (port) {
                case Port.Provides p -> port(out, 0, p.path(), p.contract());
                case Port.Listens p -> port(out, 1, p.path(), p.contract());
                case Port.Uses p -> port(out, 2, p.path(), p.contract());
                case Port.Arguments _ -> out.u8(3);
            }
        }
        out.u8(process.profile().ordinal());
        out.varint(process.preferences().size());
        for (var preference : process.preferences()) {
            out.varint(pool.string(preference.isa()));
            out.signed(preference.weight());
        }
        out.varint(process.affinities().size());
        for (var affinity : process.affinities()) {
            out.varint(pool.string(affinity.to()));
            out.signed(affinity.value());
        }
    }

    private void port(Sink out, int tag, String path, String contract) {
        out.u8(tag);
        out.varint(pool.string(path));
        out.varint(pool.string(contract));
    }
}
