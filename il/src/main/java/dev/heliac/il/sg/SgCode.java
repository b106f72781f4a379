package dev.heliac.il.sg;

import dev.heliac.il.diag.Code;

/** What Sing# sources can be wrong about: HIL0630 to HIL0649. */
public enum SgCode implements Code {
    SYNTAX("HIL0630", "Sing# declaration not understood",
            "A contract has messages (`in message Ask(int n);`, `out message Answer(int n);`), states, constants, enums and structs. What"
                    + " is no contract is passed over and never reported."),
    UNCLOSED("HIL0631", "Sing# source where something is not closed",
            "A brace, a parenthesis, a comment or an `#if` has no end, or an end has no beginning, so that it is not certain what belongs"
                    + " to what."),
    ENCODING("HIL0632", "Sing# source that is not UTF-8",
            "A file with bytes that are no UTF-8 is read as Latin-1, as older editors wrote. In a comment it makes no difference."),
    NO_BASE("HIL0633", "base contract not found",
            "What a contract says depends on the contract that it extends, which is looked up in the files given: in the scopes around the"
                    + " contract, then in the namespaces of `using`, then by its name alone where only one contract is called so."),
    AMBIGUOUS("HIL0634", "name that stands for several declarations",
            "Contracts, enums and structs may be called the same in different files. The one in the same file is meant, or else the one"
                    + " in the nearest directory; here two are equally near."),
    NO_STATE("HIL0635", "endpoint in a state that its contract does not have",
            "`C.Exp:S` in a message is an endpoint of C in its state S."),
    HAND_OVER("HIL0636", "endpoint handed over in a state that its new owner cannot leave",
            "`C.Exp:S` gives an endpoint away in state S, where its new owner is to send a message, by the mark in the text of the state."
                    + " But the message is declared with the other direction: the new owner receives it."),
    UNREADABLE("HIL0637", "Sing# source that cannot be read", "The file is not there, may not be read, or has more than 16 MiB."),
    NO_SOURCES("HIL0638", "no Sing# source",
            "Sing# sources are files named `.sg`, and directories with such files anywhere below. They are not mixed with other inputs."),
    DUPLICATE("HIL0639", "declared twice in a contract", "Every message of a contract has one declaration."),
    CYCLE("HIL0640", "contract that extends itself", "The contract is among the contracts that it extends."),
    NO_COUNTERPART("HIL0641", "nothing in Java corresponds to it",
            "Messages of Heliac carry primitives, String, exchange vectors of primitives and endpoints. Structs of these are taken apart;"
                    + " what contains itself, a vector of vectors and types that the files do not declare have no counterpart."),
    NULLABLE("HIL0642", "may be null in Sing#",
            "Without `!` an endpoint or vector may be null in Sing#. In Heliac it never is: send an empty vector, or a message of its own"
                    + " where there is none."),
    CONDITION("HIL0643", "condition that is not carried over",
            "`requires` on a message becomes the compact constructor of its record, where it compares parameters that have the same values"
                    + " in Java. Others are left out."),
    SAME_FILE("HIL0644", "two declarations with the same Java file",
            "Each contract becomes a Java file called like it, and so does each enum outside of contracts; all in one package.");

    private final String id;
    private final String title;
    private final String explanation;

    SgCode(String id, String title, String explanation) {
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
}
