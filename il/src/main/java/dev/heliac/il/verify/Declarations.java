package dev.heliac.il.verify;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Field;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.contract.ContractCode;
import dev.heliac.il.contract.Extension;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks contracts, through {@link Classes} what has to do with classes, and that the classes that code presumes are there. */
final class Declarations {

    private static final Set<Op> CLASS_OBJECTS = EnumSet.of(Op.CLASS_CONST, Op.CLASS_OF, Op.CLASS_OF_KNOWN, Op.CLASS_IS, Op.CLASS_ARRAY);

    private static final Set<Op> CELLS = EnumSet.of(Op.CELL_PUT, Op.CELL_TAKE, Op.CELL_FULL);

    private final Module module;
    private final Symbols symbols;
    private final Report report;
    private final Types types;
    /** Configurations that may still be explored. */
    private int explorable = Limits.EXPLORED;

    Declarations(Module module, Symbols symbols, Report report) {
        this.module = module;
        this.symbols = symbols;
        this.report = report;
        types = new Types(symbols, report);
    }

    void verify() {
        report.name(module.name(), Names.isName(module.name()), new HashSet<>(), "module", report.place("module"));
        var contractNames = new HashSet<String>();
        var whole = new ArrayList<Contract>();
        for (var contract : module.contracts()) {
            var place = report.place("contract " + contract.name());
            report.name(contract.name(), Names.isName(contract.name()), contractNames, "contract", place);
            int errors = report.diagnostics().errors();
            contract(contract, place);
            // What is decided of a contract as a whole presumes that its parts fit together.
            if (report.diagnostics().errors() == errors) {
                whole.add(contract);
            }
        }
        // By name, so that it makes no difference in which order they are declared if there is too much to explore.
        whole.sort(Comparator.comparing(Contract::name));
        for (var contract : whole) {
            var place = report.place("contract " + contract.name()).place();
            explorable -= ContractCheck.check(contract, place, report.diagnostics(), explorable);
        }
        new Classes(module, symbols, report).verify();
        required();
    }

    private void contract(Contract contract, Where place) {
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
        entries(contract, place);
        contract.base().ifPresent(b -> extension(contract, b, place));
    }

    private void entries(Contract contract, Where place) {
        var entries = new HashSet<>(Set.of(contract.initial()));
        for (var state : contract.entries()) {
            if (!symbols.hasState(contract.name(), state)) {
                report.unknown("state", state, place);
            } else if (!entries.add(state)) {
                report.error(
                        VerifyCode.DUPLICATE,
                        place,
                        "it is said twice that conversations begin in state `" + state + "`",
                        "say it once, and of the initial state not again");
            }
        }
    }

    private void extension(Contract contract, String name, Where place) {
        var base = symbols.contract(name);
        if (base.isEmpty()) {
            report.unknown("contract", name, place);
        } else if (tooDeep(contract)) {
            report.error(
                    ContractCode.EXTENSION,
                    place,
                    "`" + contract.name() + "` extends itself, or more than " + Limits.EXTENSIONS + " contracts",
                    "extend one contract less");
        } else {
            for (var fault : Extension.faults(base.get(), contract)) {
                var where = fault.state().isEmpty() ? place : report.place("contract " + contract.name() + ", state " + fault.state());
                report.error(ContractCode.EXTENSION, where, fault.what(), fault.remedy());
            }
        }
    }

    private boolean tooDeep(Contract contract) {
        var at = contract.base();
        for (int i = 0; i < Limits.EXTENSIONS && at.isPresent(); i++) {
            at = symbols.contract(at.get()).flatMap(Contract::base);
        }
        return at.isPresent();
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
                    report.stored("message", field, at);
                }
            }
        }
    }

    private static boolean carried(Type type) {
        return switch (type) {
            case Scalar _, Type.EndpointType _, Type.AnyType _ -> true;
            case Type.VectorType v -> !v.borrowed();
            case Type.Reference _, Type.ListenerType _, Type.SetType _ -> false;
        };
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

    private void required() {
        boolean throwables = !module.traps().isEmpty() || module.describe().isPresent();
        var used = EnumSet.noneOf(Op.class);
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                block.instructions().forEach(i -> used.add(i.op()));
                throwables |= block.unwind().isPresent() || block.terminator() instanceof Terminator.Throw;
            }
        }
        var place = report.place("module " + module.name());
        if (throwables && !isClass(Module.THROWABLE)) {
            missing("class " + Module.THROWABLE, "exceptions are thrown", place);
        }
        var bytes = Optional.<Type>of(new Type.ArrayType(Scalar.I8));
        if ((used.contains(Op.STRING_CONST) || used.contains(Op.CLASS_NAME))
                && !(symbols.field(Module.STRING, "value").map(Field::type).equals(bytes)
                        && symbols.field(Module.STRING, "coder").map(Field::type).equals(Optional.of(Scalar.I8))
                        && isClass(Module.STRING))) {
            missing("class " + Module.STRING + " with `value: i8[]` and `coder: i8`", "strings are made", place);
        }
        if (!Collections.disjoint(used, CLASS_OBJECTS) && !isClass(Module.CLASS)) {
            missing("class " + Module.CLASS, "class objects are used", place);
        }
        if (!Collections.disjoint(used, CELLS) && !isClass(Module.CELL)) {
            missing("class " + Module.CELL, "cells are used", place);
        }
    }

    private boolean isClass(String name) {
        return symbols.classNamed(name).filter(c -> c.kind() == ClassDecl.Kind.CLASS).isPresent();
    }

    private void missing(String what, String why, Where place) {
        report.error(VerifyCode.REQUIRED_CLASS, place, "the module has no " + what + ", but " + why, "declare it");
    }
}
