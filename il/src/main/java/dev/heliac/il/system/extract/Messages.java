package dev.heliac.il.system.extract;

import dev.heliac.il.Contract;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.contract.ContractBounds;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.system.model.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of contracts and their messages, for those that are asked for. */
final class Messages {

    private final Symbols symbols;
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Messages(Symbols symbols) {
        this.symbols = symbols;
    }

    List<Kind> kinds() {
        return List.copyOf(kinds);
    }

    int kind(String contract) {
        var known = numbers.get(contract);
        if (known != null) {
            return known;
        }
        var declared = symbols.contract(contract).orElseThrow();
        var bounds = ContractBounds.of(declared)
                .orElseThrow(() -> new Walk.TooMany("messages under way by contract `" + contract + "`, which has no bound"));
        int carried = declared.messages().stream().mapToInt(Messages::carried).max().orElse(0);
        var names = declared.messages().stream().map(Contract.Message::name).toList();
        kinds.add(new Kind(contract, names, bounds.in(), bounds.out(), carried));
        numbers.put(contract, kinds.size() - 1);
        return kinds.size() - 1;
    }

    private static int carried(Contract.Message message) {
        return (int) message.fields().stream().filter(f -> Calls.isEnd(f.type())).count();
    }

    int number(Value endpoint, String message) {
        return number((Type.EndpointType) endpoint.type(), message);
    }

    int number(Type.EndpointType type, String message) {
        return kinds.get(kind(type.contract())).messages().indexOf(message);
    }
}
