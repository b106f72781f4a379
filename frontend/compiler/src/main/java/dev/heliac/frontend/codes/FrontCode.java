package dev.heliac.frontend.codes;

import dev.heliac.il.diag.Code;

/** What the front end can report: HIL10xx Java, HIL11xx ownership and protocol, HIL12xx inputs. */
public enum FrontCode implements Code {
    UNSUPPORTED("HIL1001", "Java that a process may not use",
            "The construct is Java, but it is not compiled to HIL. The message names the call path that reaches it."),
    MISSING_CLASS("HIL1002", "class not found",
            "A class that the process reaches is neither in the inputs, nor on the class path, nor in the JDK."),
    MISSING_METHOD("HIL1003", "method or field not found",
            "The class files do not fit together: a method or field that one uses is missing in the other. Recompile them together."),
    VIRTUAL("HIL1004", "linear values in a call with several possible targets",
            "Which method runs depends on the object's class, and each may leave the endpoints and vectors it is given in another state."
                    + " Pass them to methods that are not overridden."),
    NATIVE("HIL1005", "native method", "A sealed process has no JNI; the method has no Java body and Heliac no replacement for it."),
    REFLECTION("HIL1006", "reflection",
            "A process is a closed world: what is not called in the code is not there at run time. Classes can be compared, named and asked"
                    + " for their enum constants; members cannot be looked up, nor method handles made."),
    THREAD("HIL1007", "threads, locks and waiting",
            "A process has one thread. Concurrency is between processes, which talk over channels; `synchronized` is accepted and free."),
    CLASS_LOADING("HIL1008", "class loading", "A process is a closed world: classes, services and resources are not loaded at run time."),
    SERIALIZATION("HIL1009", "serialization", "Object streams need reflection. Between processes, values travel as messages."),
    FINALIZER("HIL1015", "finalizer", "Nothing calls finalize() in a process. Release what an object holds by a method of its own."),
    OUTSIDE("HIL1016", "files and sockets of the JDK",
            "A process reaches the world outside over channels: /console for text, /fs for files; System.out and System.err write to the"
                    + " console."),
    BOOTSTRAP("HIL1017", "call site of an unknown bootstrap method",
            "An invokedynamic instruction is linked by a method that runs at run time on the JVM. Heliac knows those that javac"
                    + " uses: lambdas, string concatenation, records and pattern switches."),
    BAD_PROCESS("HIL1010", "not a valid process",
            "A class with @Process needs one static method `main` that returns nothing and whose parameters are endpoints with"
                    + " @Provides or @Uses, listeners with @Provides, or one String[]."),
    BAD_CONTRACT("HIL1011", "not a valid contract",
            "An interface with @Contract nests two sealed interfaces for the messages of each direction, records that implement them,"
                    + " and the endpoint interfaces Exp and Imp that extend Endpoint<received, sent>."),
    NO_PROCESS("HIL1012", "no process",
            "An application is made of classes with @Process, or of one class with a method `public static void main(String[])`; the"
                    + " inputs have none, or several such mains."),
    NO_PROVIDER("HIL1013", "nothing provides a name", "A process uses a name that no process provides and that is no built-in service."),
    TWO_PROVIDERS("HIL1014", "two providers of one name", "A name stands for one process; two provide it."),
    USED_AFTER("HIL1101", "used after it was given away",
            "An endpoint or exchange vector has one owner. Sending it, passing it to a @Claims parameter, closing or freeing it gives"
                    + " it away; what comes after cannot use it."),
    ABANDONED("HIL1102", "endpoint abandoned",
            "On some path the last variable that names the endpoint goes out of use while its conversation is unfinished: the peer would"
                    + " wait for ever. Finish the protocol on that path, or close() the endpoint."),
    WRONG_MESSAGE("HIL1103", "message not admitted by the state",
            "The endpoint's protocol state does not let this end send the message now."),
    CANNOT_RECEIVE("HIL1104", "nothing to receive in this state",
            "In the endpoint's protocol state the peer sends nothing (or not this message): waiting would block for ever."),
    MISSING_ARM("HIL1105", "message not handled",
            "The state admits a message that the switch has no case for. A contract's receiver handles every message its peer may send."),
    UNCERTAIN_STATE("HIL1106", "protocol state differs between paths",
            "Depending on the path taken, the endpoint is in one state or another, so that nothing but close() is certain to be right."),
    LOOP_STATE("HIL1107", "loop changes what it started with",
            "At the end of the loop's body an endpoint or vector is in another state than at its start, so that the second round would"
                    + " be wrong."),
    STORED("HIL1108", "linear value stored",
            "Endpoints and exchange vectors are tracked by the compiler and cannot be put where it loses sight of them: fields, arrays,"
                    + " collections, Object variables."),
    BORROWED("HIL1109", "borrowed value given away",
            "A vector parameter without @Claims belongs to the caller: it may be read and written, but not sent, freed, returned or kept."),
    ALIASES("HIL1110", "variable names different values",
            "Depending on the path taken, the variable names one endpoint or vector or another."),
    WRONG_STATE("HIL1111", "wrong state for a parameter", "The method or message wants the endpoint in another protocol state."),
    FOREIGN_MESSAGE("HIL1112", "not a message of this contract", "The endpoint's contract does not declare the record as a message."),
    NULL_OWNER("HIL1113", "null where an endpoint or vector belongs",
            "The compiler follows each endpoint and vector from where it is made to where it ends; a variable that may hold none of them"
                    + " cannot be followed."),
    NOT_OWNED("HIL1114", "TRef of something that has no owner",
            "A TRef is for endpoints and exchange vectors, which other fields cannot hold. An ordinary object needs none: a field, array"
                    + " or collection refers to it as it is. What an acquire gives is of the type that the TRef's type argument says."),
    SELECT("HIL1121", "not something that Select can wait for",
            "Select.receive names the endpoints, listeners, sets, maps and the time that it waits for, each once, and is the operand of a"
                    + " pattern switch, which says what of them."),
    SELECT_MISSING("HIL1122", "case of a Select missing",
            "Whatever a source's state admits is named in some case, or it would be in front of all that comes behind it for ever. And"
                    + " when each source has something, some case goes on."),
    SELECT_CONDITION("HIL1123", "case of a Select with a condition",
            "Select takes what a case is about from its sources and then runs the case. A condition beyond that could only be asked when"
                    + " it is too late to wait for something else."),
    SELECT_LARGE("HIL1124", "Select of too many combinations",
            "The compiler finds for each combination of what the sources can give which case is about it."),
    PARALLEL("HIL1131", "not something that a parallel loop can do",
            "The body of Parallel.range is a lambda or method reference in the call itself. All iterations share what it uses: numbers,"
                    + " exchange vectors, and objects that they only look at, but no endpoints, listeners or sets."),
    NO_LAYOUT("HIL1141", "record without a layout in bytes",
            "A record that lies in bytes is made of primitives, of numbers with @Bits, and of records that lie in bytes too; it has one"
                    + " byte order, does not contain itself and takes at most 4096 bytes."),
    BAD_BITS("HIL1142", "bits that do not add up",
            "@Bits says how many bits of its bytes an int, a long or a boolean takes. Neighbours share bytes, and together they take whole"
                    + " ones, 64 bits at most before they do."),
    UNKNOWN_RECORD("HIL1143", "record of an unknown class",
            "Where a record's components lie in bytes is settled when the program is compiled, which needs the record's own class: a"
                    + " variable of type Record, or of a type parameter, does not tell."),
    OTHER_RECORD("HIL1144", "record of another class than the box's",
            "An ExBox holds records of one class, which its type argument says; only a raw type or an unchecked cast can hide that."),
    JAVAC("HIL1201", "javac error", "The source is not valid Java; the message is javac's own."),
    UNREADABLE("HIL1202", "input cannot be read", "The file or directory does not exist or may not be read."),
    NO_INPUT("HIL1203", "no input", "No Java source or class file was found in what was given."),
    BAD_CLASS("HIL1204", "not a class file", "The class file or archive is damaged, or newer than this version of Heliac reads.");

    private final String id;
    private final String title;
    private final String explanation;

    FrontCode(String id, String title, String explanation) {
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
