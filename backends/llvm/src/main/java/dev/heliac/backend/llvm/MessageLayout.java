package dev.heliac.backend.llvm;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Role;
import dev.heliac.il.contract.ContractBounds;
import java.util.ArrayList;
import java.util.List;

/**
 * A contract's messages as they lie in rings: a tag of 4 bytes, padding, and 8 bytes for each field. docs/abi.md.
 *
 * @param in messages to the exporter, in the order of their tags
 * @param out messages to the importer
 */
record MessageLayout(List<Message> in, List<Message> out, int slotBytes, int capacityIn, int capacityOut) {

    static MessageLayout of(Contract contract) {
        var in = new ArrayList<Message>();
        var out = new ArrayList<Message>();
        int fields = 0;
        for (var message : contract.messages()) {
            if (message.direction() != Direction.OUT) {
                in.add(message);
            }
            if (message.direction() != Direction.IN) {
                out.add(message);
            }
            fields = Math.max(fields, message.fields().size());
        }
        var bounds = ContractBounds.of(contract).orElseThrow();
        return new MessageLayout(in, out, 8 * (1 + fields), powerOfTwo(bounds.in()), powerOfTwo(bounds.out()));
    }

    private static int powerOfTwo(int n) {
        return n == 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
    }

    /** The messages that the end of this role sends. */
    List<Message> sent(Role role) {
        return role == Role.IMP ? in : out;
    }

    static int tag(List<Message> messages, String name) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }

    static int fieldOffset(int field) {
        return 8 * (1 + field);
    }
}
