package dev.heliac.il.contract;

import dev.heliac.il.diag.Code;

/** What contracts can be wrong about: HIL06xx. */
public enum ContractCode implements Code {
    SYNTAX("HIL0601", "contract text not understood",
            "A contract is a list of states: `state Start: { Ask? -> Asked; Bye? -> End; } state Asked: Answer! -> Start; state End: ;`."),
    UNDECLARED_MESSAGE("HIL0602", "message not declared", "The text names a message that no record of the contract stands for."),
    UNDECLARED_STATE("HIL0603", "state not declared", "The text goes to a state that it does not declare."),
    DUPLICATE_STATE("HIL0604", "state declared twice", "Every state has one declaration."),
    DIRECTION("HIL0605", "message goes the other way",
            "`M?` is received by the exporter, so M must be a message of the In direction;"
                    + " `M!` is sent by it, so M must be an Out message."),
    NOT_DETERMINISTIC("HIL0606", "same message twice in one state",
            "After the message neither side would know which of the two successors holds."),
    UNREACHABLE_STATE("HIL0607", "state cannot be reached", "No sequence of messages leads from the first state to this one."),
    UNUSED_MESSAGE("HIL0608", "message never used", "No reachable state sends or receives the message."),
    NO_STATES("HIL0609", "contract without states", "A contract needs at least one state; the first one, or `Start`, is the initial one."),
    UNBOUNDED("HIL0610", "queue without bound",
            "A cycle of states has messages one way only, so its sender could run ahead without end and no ring is large enough. Let the"
                    + " receiver answer somewhere in the cycle."),
    DEAD_END("HIL0611", "conversation ends without saying so",
            "The sequence stops after a message without naming a state; the conversation ends there. Name a final state if that is meant."),
    UNSPECIFIED_RECEPTION("HIL0613", "message that its receiver's state does not admit",
            "Where both sides may send, each can send before it has the other's message, and is then in a state that does not admit"
                    + " it. The chart shows the shortest way there."),
    SUBROUTINE("HIL0614", "state that cannot be a subroutine",
            "`P -> T` says all that P says and then goes on in T. So P has something to say, and comes to an end: no state behind it"
                    + " leads back to one before."),
    JOIN("HIL0615", "sequences of `all` do not come together",
            "`all` is done when each of its sequences is, and then goes on in one place: each names the same state, or none does."),
    TOO_LARGE("HIL0616", "contract with too many states",
            "Of `all` there is a state for each way to have got so far in each sequence, which multiplies; and somebody has to understand"
                    + " it."),
    DEADLOCK("HIL0617", "both sides wait",
            "Each side waits for a message of the other, and none is under way. The chart shows the shortest way there."),
    ORPHAN("HIL0618", "message that nobody receives",
            "Nothing more is received, but a message is still under way. The chart shows the shortest way there."),
    NOT_DECIDED("HIL0619", "contract too large to decide",
            "Where both sides may send, every way in which messages can cross is looked at, and there are too many. The contract may be"
                    + " right or not. `heliac verify --undecided warn` makes this a warning."),
    EXTENSION("HIL0620", "extension that is none",
            "`interface D extends C` keeps what C says, so that who exports a D may be used as who exports a C. It may have new messages"
                    + " and states, and add to a state in which the exporter only sends messages that C does not have."),
    OVERRIDE("HIL0621", "`override` where it does not belong",
            "`override state S` adds to a state of the contract that is extended; a new state has a name that the base has not.");

    private final String id;
    private final String title;
    private final String explanation;

    ContractCode(String id, String title, String explanation) {
        this.id = id;
        this.title = title;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }

    @Override
    public boolean undecided() {
        return this == NOT_DECIDED;
    }
}
