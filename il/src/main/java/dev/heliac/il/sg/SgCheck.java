package dev.heliac.il.sg;

import dev.heliac.il.Contract;
import dev.heliac.il.Role;
import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.contract.ContractCode;
import dev.heliac.il.contract.ContractText;
import dev.heliac.il.contract.ContractText.Parsed;
import dev.heliac.il.contract.Entries;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Note;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.symbols.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides the contracts of Sing# sources, with the bases and the endpoints in messages that the sources tell of. */
public final class SgCheck {

    /**
     * A contract that was decided.
     *
     * @param declared as it is written
     * @param contract with plain states; empty where the text, or that of a base, is wrong
     */
    public record Checked(SgDeclaration.Contract declared, Optional<Contract> contract) {}

    private static final int MOST_NOTES = 10;

    private final List<SgDeclaration.Contract> contracts;
    private final SgNames names;
    private final Diagnostics out;
    private final IdentityHashMap<SgDeclaration.Contract, SgDeclaration.Contract> bases = new IdentityHashMap<>();
    private final Set<SgDeclaration.Contract> baseless = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<SgDeclaration.Contract, Set<String>> entries = new IdentityHashMap<>();
    private final IdentityHashMap<SgDeclaration.Contract, Checked> checked = new IdentityHashMap<>();
    private final IdentityHashMap<SgDeclaration.Contract, Optional<Parsed>> parsed = new IdentityHashMap<>();
    private int explorable = Limits.EXPLORED;

    private SgCheck(SgSources sources, SgNames names, Diagnostics out) {
        contracts = sources.declarations().stream()
                .filter(SgDeclaration.Contract.class::isInstance)
                .map(SgDeclaration.Contract.class::cast)
                .toList();
        this.names = names;
        this.out = out;
    }

    /** In the order of the sources. */
    public static List<Checked> check(SgSources sources, Diagnostics out) {
        return check(sources, new SgNames(sources.declarations(), out), out);
    }

    static List<Checked> check(SgSources sources, SgNames names, Diagnostics out) {
        var check = new SgCheck(sources, names, out);
        check.findBases();
        check.findEntries(sources.uses());
        var all = check.contracts.stream().map(check::checked).toList();
        all.forEach(check::endpoints);
        return all;
    }

    // ---- bases

    private void findBases() {
        var missing = new LinkedHashMap<String, List<SgName>>();
        for (var contract : contracts) {
            contract.base().ifPresent(name -> names.contract(name, contract.scope()).ifPresentOrElse(
                    base -> bases.put(contract, base),
                    () -> {
                        baseless.add(contract);
                        missing.computeIfAbsent(name.text(), _ -> new ArrayList<>()).add(name);
                    }));
        }
        missing.values().forEach(this::missing);
        contracts.forEach(this::cutCycle);
    }

    /** Once, however many contracts extend it. */
    private void missing(List<SgName> uses) {
        var notes = uses.stream().skip(1).limit(MOST_NOTES).map(n -> new Note(n.place(), "it is extended here, too")).toList();
        out.add(new Diagnostic(
                SgCode.NO_BASE,
                Diagnostic.Severity.ERROR,
                uses.getFirst().place(),
                "the base contract `" + uses.getFirst().text() + "` is in none of the files given",
                notes,
                "give the file that declares it as well, or its directory"));
    }

    private void cutCycle(SgDeclaration.Contract contract) {
        var at = bases.get(contract);
        for (int i = 0; at != null && !same(at, contract) && i < contracts.size(); i++) {
            at = bases.get(at);
        }
        if (at != null && same(at, contract)) {
            out.error(
                    SgCode.CYCLE,
                    contract.base().orElseThrow().place(),
                    "contract `" + contract.name() + "` extends itself",
                    "let one of the contracts extend no other");
            bases.remove(contract);
            baseless.add(contract);
        }
    }

    private static boolean same(SgDeclaration a, SgDeclaration b) {
        return a.place().equals(b.place());
    }

    // ---- entries

    private void findEntries(List<SgUse> uses) {
        for (var contract : contracts) {
            for (var message : contract.messages()) {
                for (var parameter : message.parameters()) {
                    end(parameter.type()).ifPresent(e -> target(e, contract)
                            .ifPresent(t -> e.state().ifPresent(s -> entry(t, s.text()))));
                }
            }
        }
        for (var use : uses) {
            names.contract(use.contract(), use.scope()).ifPresent(c -> entry(c, use.state()));
        }
    }

    private void entry(SgDeclaration.Contract contract, String state) {
        entries.computeIfAbsent(contract, _ -> new HashSet<>()).add(state);
    }

    private static Optional<SgType.End> end(SgType type) {
        return switch (type) {
            case SgType.Named _ -> Optional.empty();
            case SgType.End e -> Optional.of(e);
            case SgType.Vector v -> end(v.element());
            case SgType.Pointer p -> end(p.target());
        };
    }

    private Optional<SgDeclaration.Contract> target(SgType.End end, SgDeclaration.Contract in) {
        return end.contract().isEmpty() ? Optional.of(in) : names.contract(end.contract().get(), in.inner());
    }

    // ---- contracts

    /** After the contracts that it extends. */
    private Checked checked(SgDeclaration.Contract contract) {
        var chain = new ArrayDeque<SgDeclaration.Contract>();
        for (var at = contract; at != null && !checked.containsKey(at); at = bases.get(at)) {
            chain.push(at);
        }
        chain.forEach(c -> checked.put(c, decided(c)));
        return checked.get(contract);
    }

    private Checked decided(SgDeclaration.Contract contract) {
        var own = new Diagnostics();
        var read = parsed(contract, own);
        parsed.put(contract, read);
        var begins = new HashSet<String>();
        var states = new HashMap<String, Place>();
        var messages = new HashMap<String, Place>();
        for (var at = contract; at != null; at = bases.get(at)) {
            begins.addAll(entries.getOrDefault(at, Set.of()));
            at.states().forEach(s -> states.putIfAbsent(s.name(), s.place()));
            at.messages().forEach(m -> messages.putIfAbsent(m.name(), m.place()));
        }
        var declared = new ContractCheck.Declared(contract.place(), Map.of(), states, messages);
        var plain = read.map(Parsed::contract).map(c -> Entries.with(c, begins, Set.of()));
        plain.ifPresent(c -> explorable -= ContractCheck.check(c, declared, own, explorable));
        own.list().stream().filter(d -> isOf(contract, d)).forEach(d -> out.add(inSingSharp(d)));
        return new Checked(contract, plain);
    }

    /** What a base does not use has been told of the base. */
    private static boolean isOf(SgDeclaration.Contract contract, Diagnostic d) {
        return switch (d.code()) {
            case ContractCode.UNREACHABLE_STATE -> contract.states().stream().anyMatch(s -> s.place().equals(d.place()));
            case ContractCode.UNUSED_MESSAGE -> contract.messages().stream().anyMatch(m -> m.place().equals(d.place()));
            default -> true;
        };
    }

    /** Nothing where it, or a base, is wrong, which has been told then. */
    private Optional<Parsed> parsed(SgDeclaration.Contract contract, Diagnostics to) {
        var base = Optional.ofNullable(bases.get(contract));
        var extended = base.flatMap(parsed::get);
        if (!contract.understood() || baseless.contains(contract) || extended.isEmpty() && base.isPresent()) {
            return Optional.empty();
        }
        var messages = contract.messages().stream().map(m -> new Contract.Message(m.name(), m.direction(), List.of())).toList();
        var file = contract.place().file();
        return ContractText.parse(
                contract.name(),
                extended,
                contract.text(),
                messages,
                (line, column, length) -> contract.states().isEmpty()
                        ? contract.place()
                        : new Place(file, contract.firstLine() + line - 1, column, length, ""),
                to);
    }

    /** What to do about it, where that is said of records and Java otherwise. */
    private static Diagnostic inSingSharp(Diagnostic d) {
        var remedy = d.code() instanceof ContractCode code
                ? switch (code) {
                    case UNDECLARED_MESSAGE -> "declare `in message` where the exporter receives it, `out message` where it sends it";
                    case DIRECTION -> "write the other mark, or declare the message with the other direction";
                    case UNUSED_MESSAGE -> "remove its declaration, or use it in a state";
                    case SYNTAX, UNDECLARED_STATE, DUPLICATE_STATE, NOT_DETERMINISTIC, UNREACHABLE_STATE, NO_STATES, UNBOUNDED,
                            DEAD_END, UNSPECIFIED_RECEPTION, EXTENSION, OVERRIDE, SUBROUTINE, JOIN, TOO_LARGE, DEADLOCK, ORPHAN,
                            NOT_DECIDED -> d.remedy();
                }
                : d.remedy();
        return new Diagnostic(d.code(), d.severity(), d.place(), d.message(), d.notes(), remedy, d.chart());
    }

    // ---- endpoints in messages

    private void endpoints(Checked carrier) {
        for (var message : carrier.declared().messages()) {
            for (var parameter : message.parameters()) {
                end(parameter.type()).ifPresent(e -> target(e, carrier.declared())
                        .ifPresent(t -> e.state().ifPresent(s -> endpoint(e, t, s))));
            }
        }
    }

    private void endpoint(SgType.End end, SgDeclaration.Contract target, SgName state) {
        var contract = checked.get(target).contract();
        if (contract.isPresent() && contract.get().state(state.text()).isEmpty()) {
            out.error(
                    SgCode.NO_STATE,
                    state.place(),
                    "contract `" + target.name() + "` has no state `" + state.text() + "` that an endpoint can be in",
                    "its states are " + contract.get().stateNames());
        }
        new SgHandOver(this::base).fault(end, target, state.text()).ifPresent(m -> out.add(new Diagnostic(
                SgCode.HAND_OVER,
                Diagnostic.Severity.WARNING,
                state.place(),
                "in state `" + state.text() + "` the new owner of `" + target.name() + "." + (end.role() == Role.EXP ? "Exp" : "Imp")
                        + "` is to send `" + m.name() + "`, but it is declared as an " + m.direction().text()
                        + " message, which this end receives",
                List.of(new Note(m.place(), "`" + m.name() + "` is declared here")),
                "correct the mark in the state, or the direction of the message")));
    }

    private Optional<SgDeclaration.Contract> base(SgDeclaration.Contract contract) {
        return Optional.ofNullable(bases.get(contract));
    }
}
