package dev.heliac.il.verify;

import dev.heliac.il.diag.Code;

/** The verifier's rules: HIL022x to HIL024x structure, HIL025x select, HIL03xx types, HIL04xx ownership, HIL05xx protocol. */
public enum VerifyCode implements Code {
    NAME("HIL0220", "not a name",
            "Names are letters, digits and `_ $ . ~ < > * -`, functions' also `:`, without an arrow `->` inside."),
    DUPLICATE("HIL0221", "name given twice",
            "Contracts, classes, selectors, functions and processes are found by name within the module, messages and"
                    + " states within their contract, fields within their class, blocks and values within their"
                    + " function. A class names each of its interfaces once, and answers each selector once."),
    UNKNOWN("HIL0222", "name that stands for nothing", "What is mentioned must be declared in the module."),
    LIMIT("HIL0223", "more than a module may have",
            "Limits keep a hostile module from exhausting what works on it later. docs/il.md lists them."),
    HIERARCHY("HIL0224", "class hierarchy broken",
            "Following superclasses from any class leads to `java.lang.Object`, the one class without a superclass."
                    + " A superclass is no interface, what a class implements or an interface extends are interfaces,"
                    + " and no class or interface is above itself or below `dev.heliac.lang.TRef`."),
    REQUIRED_CLASS("HIL0225", "class that the module needs is missing",
            "String constants are objects of `java.lang.String`, which needs the fields `value: i8[]` and `coder:"
                    + " i8`; what is thrown is of `java.lang.Throwable`, class objects are of `java.lang.Class`, and cells of"
                    + " `dev.heliac.lang.TRef`. These are classes, neither abstract nor interfaces."),
    ENTRY("HIL0226", "entry block misused",
            "A function begins with its first block, which has no parameters of its own and to which no edge leads."),
    UNREACHABLE("HIL0227", "block cannot be reached", "No path from the entry leads to the block; leave it out."),
    DEFINITION("HIL0228", "value without its one definition",
            "A function's values are numbered from 0 without gaps and defined once each."),
    DOMINANCE("HIL0229", "value used where it may not be defined",
            "Every path from the entry to a use passes the value's definition. Hand the value on as a block"
                    + " parameter, or define it earlier. What an arm of a receive, accept or select defines is for that"
                    + " arm's edge only, and an unwind edge can only hand on what exists before the block's first"
                    + " throwing instruction."),
    SWITCH_KEY("HIL0230", "switch key twice", "The keys of a switch are distinct."),
    UNWIND("HIL0231", "unwind edge misused",
            "An unwind edge belongs to a block with an instruction that throws, and its handler's first parameter"
                    + " takes a `$java.lang.Throwable`."),
    PORTS("HIL0232", "entry does not match the ports",
            "A process's entry function has one parameter for each port: `provides` an `exp C.S` in the initial"
                    + " state, `listens` a `listener C`, `uses` an `imp C.S` in the initial state, `arguments` an"
                    + " `ex i8[]`; and no results."),
    PROVIDERS("HIL0233", "name provided twice", "A name in the namespace stands for one process of the module."),
    TRAP_FUNCTION("HIL0234", "trap or describe function of the wrong type",
            "A trap's function takes what the trap tells (for `bounds` the index and the length, for `negative`"
                    + " the size) and returns a throwable; the describe function takes a `$java.lang.Throwable`"
                    + " and returns an `ex i8[]`."),
    OPERATION("HIL0235", "operation in the wrong format",
            "An operation's row in the table of operations says what follows its name."),
    METHOD("HIL0236", "function that cannot answer the selector",
            "What a class answers a selector with takes the object, as a class or interface that the class is or is"
                    + " below, then exactly the selector's parameters, and gives exactly its results."),
    INITIALIZER("HIL0237", "initializer of the wrong type", "A class's initializer takes nothing and gives nothing."),
    INTERFACE("HIL0238", "interface with what only classes have",
            "An interface has no superclass, no instance fields and answers no selectors; static fields and an"
                    + " initializer it may have. The functions of default methods are the classes' answers."),
    PROVED("HIL0239", "operation that only the optimizer may write",
            "An operation without the checks that Java asks for is safe only where they cannot fail. The optimizer, which runs"
                    + " after verification, writes it where it has proved that; a module cannot bring the proof along."),
    DEVICE("HIL0240", "not possible on a device",
            "A process of profile `device` has no garbage-collected heap: what its entry reaches may not make"
                    + " objects, arrays or strings, nor use class objects or cells, call virtually, initialize classes, catch"
                    + " exceptions or write to the console. What only leads to an exception that ends the process does not count."),
    RECURSION("HIL0241", "recursion on a device",
            "A process of profile `device` has a stack of fixed size, so no function may call itself, through"
                    + " others neither."),
    SCOPE("HIL0242", "line of no inlined call",
            "A line belongs to the function itself or to one of the calls that the function lists as inlined, and the line of such"
                    + " a call to one that is listed before it."),
    LOOP_BODY("HIL0245", "function that no parallel loop can call",
            "The function of a parallel loop takes the loop's arguments, which are scalars, references and borrowed vectors, and then an"
                    + " i32 for each of the one to three extents, and gives nothing. A reduction's has one extent and gives a number; the"
                    + " function that combines two such numbers takes scalars and references, and then the two."),
    LOOP("HIL0246", "not possible in a parallel loop",
            "Iterations run in any order and at the same time, on a GPU as well. What they reach may not make or change collected"
                    + " objects, send, receive or close, make or free vectors, run initializers, catch or throw exceptions, call"
                    + " virtual functions, or begin another parallel loop. Sums and the like are made by reductions, and atomic adds"
                    + " count in exchange vectors."),
    LOOP_RECURSION("HIL0247", "recursion in a parallel loop",
            "A GPU's threads have stacks of fixed size, so no function that a parallel loop reaches may call itself, through others"
                    + " neither."),
    RACE("HIL0248", "iterations that may meet",
            "What an iteration of a parallel loop writes to a vector has to be at indices that no other iteration reads or writes: a"
                    + " multiple of the loop's index, as `unit * i + k` with k from 0 to below the unit, or `row * columns + column` where"
                    + " the columns are the extent; for all accesses to that vector the same. With 4 * i and more, the extent must be"
                    + " known to be small enough for no overflow, as `length / 4` is. What iterations only add to, atomically and in whole"
                    + " numbers, is at any index; and `unordered` says that iterations may meet."),
    ALIAS("HIL0249", "vector lent twice to a parallel loop",
            "A function whose parallel loop writes one vector and touches another may not be lent one vector for both."),
    SELECT_PATTERN("HIL0250", "pattern of a select that cannot match",
            "A way of a select has one pattern or more, each about another source of the select: a message that the"
                    + " state lets the other end send, `closed`, a listener's `client`, a set's `member` with a message, `gone` or `empty`,"
                    + " or `after` where there is a time."),
    SELECT_INCOMPLETE("HIL0251", "select that may wait for ever",
            "Whatever can be the oldest message at an endpoint of a select, and its end, is wanted by some way, or it"
                    + " would be in front of all others for ever. And when each source has something, some way goes on,"
                    + " whatever it is."),
    SELECT_SHADOWED("HIL0252", "way of a select that is never gone",
            "A select goes the first way whose patterns match, so one that wants all that an earlier one does is never gone."),
    TILE("HIL0253", "phase outside of a tile",
            "The threads of a tile do phases together, one after the other, so that phases, and vectors in the tile's fast memory, are"
                    + " in the function of a tile, and nothing else calls that."),
    TILE_MEMORY("HIL0254", "fast memory of a tile misused",
            "A tile's vectors in fast memory have constant lengths, are made in its function's first block, and take 48 KiB together"
                    + " at most, which every GPU has."),
    TYPE("HIL0301", "type not possible here",
            "Values are i32, i64, f32, f64, references, endpoints, listeners, sets and exchange vectors. Narrow scalars"
                    + " exist in storage only, and a borrowed vector only as a function's parameter."),
    OPERAND("HIL0302", "operand of the wrong type",
            "The operation's row or the callee's signature says what it takes."),
    COUNT("HIL0303", "wrong number of operands or results",
            "The operation's row, the callee's signature or the message's declaration says how many there are."),
    RESULT("HIL0304", "result of the wrong type", "The types of results follow from the operation and its"
                    + " immediates."),
    IMMEDIATE("HIL0305", "type immediate not possible",
            "`new` takes a class that is neither abstract nor an interface, `class.init` one with an initializer,"
                    + " references and casts a reference type, heap arrays elements that are scalars or references,"
                    + " exchange vectors scalars, cells an exchange vector or endpoint, `console.write` and `trace.frame`"
                    + " `i8`, `trace.take` `i32`, `ex.get` and `ex.put` scalars but `bool`."),
    EDGE("HIL0306", "edge does not match the block's parameters",
            "An edge has one argument for each parameter of the block it enters (of a handler, each after the"
                    + " first), of the same type or, for references, of a subtype."),
    RETURN("HIL0307", "return does not match the function's results",
            "A function returns one value for each of its results, of the same type or, for references, of a"
                    + " subtype."),
    THROW("HIL0308", "thrown value is no throwable", "What is thrown is a `$java.lang.Throwable`."),
    STORED("HIL0309", "field of a type that cannot be stored",
            "Fields and array elements are scalars or references: a linear value in the heap could be used twice,"
                    + " or never. A message carries scalars, exchange vectors and endpoints: references belong to"
                    + " one process."),
    UNANSWERED("HIL0310", "virtual call that an object does not answer",
            "Every object that the receiver's type allows, of a class that the module makes objects of, answers the"
                    + " selector: its class or one above it has a function for it. Where the receiver can be an array,"
                    + " `java.lang.Object` has one."),
    USED_AFTER("HIL0401", "used after it was consumed",
            "An owned value, an endpoint, listener or exchange vector, is gone once it was sent, closed, freed,"
                    + " passed to an owning parameter or handed on. Its newest value is the one to use."),
    LEAKED("HIL0402", "owned value left behind",
            "An owned value is consumed on every path. Hand it on along every edge, return it, close or free it."),
    FOREIGN("HIL0403", "owned value of another block",
            "An owned value is used only in the block that defines it; block parameters hand it on."),
    TWICE("HIL0404", "consumed twice at once", "An owned value is consumed once: not twice by one operation or"
                    + " edge."),
    BORROWED("HIL0405", "borrowed vector consumed",
            "A borrowed vector belongs to the caller: it may be read and written, not freed, sent, returned or"
                    + " handed on."),
    BORROW_AND_CONSUME("HIL0406", "borrowed and consumed in one call",
            "A call cannot lend a vector to the callee and give it away as well."),
    UNWIND_OWNED("HIL0407", "exceptional path loses or invents owned values",
            "When an instruction throws, the owned values that are left are exactly those that the unwind edge"
                    + " hands on; without an unwind edge there are none."),
    SEND("HIL0501", "message that the state does not let this end send",
            "The contract says for each state which messages each end may send."),
    MISSING_ARM("HIL0502", "message without an arm",
            "A receive has one arm for each message that the state lets the other end send."),
    WRONG_ARM("HIL0503", "arm for a message that cannot come",
            "A receive has one arm for each message that the state lets the other end send, and no other."),
    ANY_STATE("HIL0504", "protocol state not known", "An endpoint in the state `*` can only be closed or passed on."),
    ARM_TYPE("HIL0505", "arm defines values of the wrong type",
            "A receive arm defines the message's fields, widened, and the endpoint in its next state; an accept"
                    + " the listener and a client's endpoint in the initial state; so do a select's patterns."),
    NOTHING_TO_RECEIVE("HIL0506", "nothing can be received",
            "In this state the other end sends nothing, so the receive would wait for ever."),
    CHANNEL_STATE("HIL0507", "channel that cannot begin in this state",
            "The queues of a channel are sized for conversations that begin in the contract's initial state or in one that the"
                    + " contract has an `entry` for, and only of these it is decided that the sides understand each other.");

    private final String id;
    private final String title;
    private final String explanation;

    VerifyCode(String id, String title, String explanation) {
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
