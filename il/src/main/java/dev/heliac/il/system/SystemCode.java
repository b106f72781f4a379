package dev.heliac.il.system;

import dev.heliac.il.diag.Code;

/** What processes together can be wrong about: HIL0650 to HIL0669. */
public enum SystemCode implements Code {
    DEADLOCK("HIL0650", "processes wait for each other",
            "Each of the processes waits for a message that only another of them could send, so none of them ever goes on. The chart"
                    + " shows the shortest way there. Send before waiting, in one of them, or wait in the same order everywhere."),
    STARVED("HIL0651", "process waits for a message that nobody sends",
            "Whoever has the other end will never send again or close it, so the process waits for ever. The chart shows the shortest way"
                    + " there."),
    UNRECEIVED("HIL0652", "message that may stay unreceived",
            "The end that the message goes to may be closed before it is received; it is dropped then, and what it carries is closed and"
                    + " freed. That may be meant: who closes early wants no more."),
    NOT_DECIDED("HIL0653", "system not decided",
            "What the processes can do together was followed as far as the limit that is named, and is fine so far; behind it they may wait"
                    + " for each other or not. Raise the limit, or make the application smaller or plainer.");

    private final String id;
    private final String title;
    private final String explanation;

    SystemCode(String id, String title, String explanation) {
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
