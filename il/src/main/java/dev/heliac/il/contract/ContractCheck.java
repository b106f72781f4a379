package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.HashSet;
import java.util.List;

/** What is decided of a contract whose names and directions are right: reachability, boundedness, who may send. */
public final class ContractCheck {

    private ContractCheck() {}

    public static void check(Contract contract, Place place, Diagnostics out) {
        var reachable = ContractBounds.reachable(contract);
        var used = new HashSet<String>();
        for (var state : contract.states()) {
            if (!reachable.contains(state.name())) {
                warn(ContractCode.UNREACHABLE_STATE, place, "contract `" + contract.name() + "`: state `" + state.name()
                        + "` cannot be reached", "remove it, or let a message lead to it", out);
                continue;
            }
            state.transitions().forEach(t -> used.add(t.message()));
            if (state.transitions().stream().map(Contract.Transition::receive).distinct().count() > 1) {
                out.error(
                        ContractCode.MIXED_STATE,
                        place,
                        "contract `" + contract.name() + "`: in state `" + state.name() + "` both sides may send",
                        "let one side decide in each state");
            }
        }
        for (var message : contract.messages()) {
            if (!used.contains(message.name())) {
                warn(ContractCode.UNUSED_MESSAGE, place, "contract `" + contract.name() + "`: message `" + message.name()
                        + "` is never used", "remove its record, or use it in a state", out);
            }
        }
        var cycle = ContractBounds.unboundedCycle(contract);
        if (!cycle.isEmpty()) {
            out.error(
                    ContractCode.UNBOUNDED,
                    place,
                    "contract `" + contract.name() + "`: the queue can grow without bound through state"
                            + (cycle.size() > 1 ? "s " : " ") + String.join(", ", cycle),
                    "let the receiver answer somewhere in the cycle");
        }
    }

    private static void warn(ContractCode code, Place place, String message, String remedy, Diagnostics out) {
        out.add(new Diagnostic(code, Diagnostic.Severity.WARNING, place, message, List.of(), remedy));
    }
}
