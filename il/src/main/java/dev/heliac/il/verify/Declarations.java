package dev.heliac.il.verify;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Field;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.contract.ContractCode;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.symbols.ResultTypes;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks contracts and classes. */
final class Declarations {

    private final Module module;
    private final Symbols symbols;
    private final Report report;
    private final Types types;
    private final Map<String, Integer> depths = new HashMap<>();

    Declarations(Module module, Symbols symbols, Report report) {
        this.module = module;
        this.symbols = symbols;
        this.report = report;
        types = new Types(symbols, report);
    }

    void verify() {
        report.name(module.name(), Names.isName(module.name()), new HashSet<>(), "module", report.place("module"));
        var contractNames = new HashSet<String>();
        for (var contract : module.contracts()) {
            var place = report.place("contract " + contract.name());
            report.name(contract.name(), Names.isName(contract.name()), contractNames, "contract", place);
            contract(contract, place);
        }
        var classNames = new HashSet<String>();
        for (var decl : module.classes()) {
            var place = report.place("class " + decl.name());
            report.name(decl.name(), Names.isName(decl.name()), classNames, "class", place);
            classDecl(decl, place);
        }
        required();
    }

    private void contract(Contract contract, Where place) {
        int errors = report.diagnostics().errors();
        messages(contract, place);
        report.limit(contract.states().size(), Limits.CONTRACT_STATES, "states", place);
        var states = new HashSet<String>();
        for (var state : contract.states()) {
            var at = report.place("contract " + contract.name() + ", state " + state.name());
            boolean named = Names.isName(state.name())
                    && !state.name().contains(".")
                    && !state.name().equals(Symbols.ANY_STATE);
            report.name(state.name(), named, states, "state", at);
            transitions(contract, state, at);
        }
        if (!symbols.hasState(contract.name(), contract.initial())) {
            report.unknown("state", contract.initial(), place);
        }
        // What is decided of a contract as a whole presumes that its parts fit together.
        if (report.diagnostics().errors() == errors) {
            ContractCheck.check(contract, place.place(), report.diagnostics());
        }
    }

    private void messages(Contract contract, Where place) {
        report.limit(contract.messages().size(), Limits.CONTRACT_MESSAGES, "messages", place);
        var names = new HashSet<String>();
        for (var message : contract.messages()) {
            var at = report.place("contract " + contract.name() + ", " + message.name());
            report.name(message.name(), Names.isName(message.name()), names, "message", at);
            report.limit(message.fields().size(), Limits.MESSAGE_FIELDS, "fields of a message", at);
            var fields = new HashSet<String>();
            for (var field : message.fields()) {
                report.name(field.name(), Names.isName(field.name()), fields, "field", at);
                if (carried(field.type())) {
                    types.mentions(field.type(), at);
                } else {
                    stored("message", field, at);
                }
            }
        }
    }

    private static boolean carried(Type type) {
        return switch (type) {
            case Scalar _, Type.EndpointType _ -> true;
            case Type.VectorType v -> !v.borrowed();
            case Type.Reference _, Type.ListenerType _ -> false;
        };
    }

    private void stored(String what, Field field, Where place) {
        report.error(
                VerifyCode.STORED,
                place,
                "a " + what + " cannot have the field `" + field.name() + "` of type `" + field.type().text() + "`",
                "use a type that a " + what + " can have");
    }

    private void transitions(Contract contract, Contract.State state, Where place) {
        var actions = new HashSet<String>();
        for (var transition : state.transitions()) {
            var message = symbols.message(contract.name(), transition.message());
            if (message.isEmpty()) {
                report.unknown("message", transition.message(), place);
            } else if (message.get().direction() == (transition.receive() ? Direction.OUT : Direction.IN)) {
                report.error(
                        ContractCode.DIRECTION,
                        place,
                        "`" + transition.message() + "` goes the other way",
                        "write `" + (transition.receive() ? "!" : "?") + transition.message() + "`");
            }
            if (!symbols.hasState(contract.name(), transition.next())) {
                report.unknown("state", transition.next(), place);
            }
            if (!actions.add(transition.message())) {
                report.error(
                        ContractCode.NOT_DETERMINISTIC,
                        place,
                        "`" + transition.message() + "` leads to two states",
                        "name one successor");
            }
        }
    }

    private void classDecl(ClassDecl decl, Where place) {
        var names = new HashSet<String>();
        fields(decl.fields(), names, place);
        fields(decl.statics(), names, place);
        if (decl.superclass().isEmpty() && !decl.name().equals(Symbols.OBJECT)) {
            broken("`" + decl.name() + "` has no superclass", place);
        } else if (decl.superclass().isPresent() && symbols.classNamed(decl.superclass().get()).isEmpty()) {
            report.unknown("class", decl.superclass().get(), place);
        } else if (depth(decl) > Limits.CLASS_DEPTH) {
            broken(
                    "`" + decl.name() + "` is its own superclass, or has more than " + Limits.CLASS_DEPTH + " above it",
                    place);
        }
    }

    private void broken(String message, Where place) {
        report.error(VerifyCode.HIERARCHY, place, message, "let every class descend from `java.lang.Object`");
    }

    private void fields(List<Field> fields, Set<String> names, Where place) {
        report.limit(fields.size(), Limits.CLASS_FIELDS, "fields of a class", place);
        for (var field : fields) {
            boolean named = Names.isName(field.name()) && !field.name().contains(".");
            report.name(field.name(), named, names, "field", place);
            if (ResultTypes.storable(field.type())) {
                types.mentions(field.type(), place);
            } else {
                stored("class", field, place);
            }
        }
    }

    /** How many classes are above a class, counted no further than the limit, so that a cycle ends. */
    private int depth(ClassDecl decl) {
        int depth = 0;
        var above = Optional.of(decl);
        while (above.isPresent() && depth <= Limits.CLASS_DEPTH) {
            above = above.get().superclass().flatMap(symbols::classNamed);
            if (above.isPresent()) {
                depth++;
                var known = depths.get(above.get().name());
                if (known != null) {
                    depth += known;
                    break;
                }
            }
        }
        depths.put(decl.name(), depth);
        return depth;
    }

    private void required() {
        boolean strings = false;
        boolean throwables = !module.traps().isEmpty() || module.describe().isPresent();
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                strings |= block.instructions().stream().map(Instruction::op).anyMatch(o ->
                        o == Op.STRING_CONST || o == Op.CLASS_NAME);
                throwables |= block.unwind().isPresent() || block.terminator() instanceof Terminator.Throw;
            }
        }
        var place = report.place("module " + module.name());
        if (throwables && symbols.classNamed(Module.THROWABLE).isEmpty()) {
            missing("class " + Module.THROWABLE, "exceptions are thrown", place);
        }
        var bytes = Optional.<Type>of(new Type.ArrayType(Scalar.I8));
        if (strings
                && !(symbols.field(Module.STRING, "value").map(Field::type).equals(bytes)
                        && symbols.field(Module.STRING, "coder").map(Field::type).equals(Optional.of(Scalar.I8)))) {
            missing("class " + Module.STRING + " with `value: i8[]` and `coder: i8`", "strings are made", place);
        }
    }

    private void missing(String what, String why, Where place) {
        report.error(VerifyCode.REQUIRED_CLASS, place, "the module has no " + what + ", but " + why, "declare it");
    }
}
