package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.il.Contract;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Role;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostic.Note;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Owners: making tokens, using them, giving them away, and disposing of them where the last name of one goes out of use. */
final class Linear {

    private final MethodTranslator method;
    private int count;

    Linear(MethodTranslator method) {
        this.method = method;
    }

    Token vector(Frame frame, String name, Value value, boolean borrowed, int line) {
        return box(frame, name, value, borrowed, line, Optional.empty());
    }

    /** A vector, which may be an ExBox. */
    Token box(Frame frame, String name, Value value, boolean borrowed, int line, Optional<Boxed> boxed) {
        var token = new Token(count++, name, (Type.VectorType) value.type(), Optional.empty(), line, borrowed, boxed, false);
        frame.tokens.put(token, Holding.of(value, null, line));
        return token;
    }

    Token endpoint(Frame frame, String name, Value value, ContractInfo contract, int line) {
        var type = (Type.EndpointType) value.type();
        var token = new Token(count++, name, type, Optional.of(contract), line, false, Optional.empty(), false);
        frame.tokens.put(token, Holding.of(value, type.state(), line));
        return token;
    }

    Token any(Frame frame, String name, Value value, int line) {
        var token = new Token(count++, name, (Type.AnyType) value.type(), Optional.empty(), line, false, Optional.empty(), false);
        frame.tokens.put(token, Holding.of(value, null, line));
        return token;
    }

    Token listener(Frame frame, String name, Value value, ContractInfo contract, int line) {
        var token = new Token(count++, name, (Type.ListenerType) value.type(), Optional.of(contract), line, false, Optional.empty(), false);
        frame.tokens.put(token, Holding.of(value, null, line));
        return token;
    }

    Token set(Frame frame, String name, Value value, ContractInfo contract, boolean map, int line) {
        var token = new Token(count++, name, (Type.SetType) value.type(), Optional.of(contract), line, false, Optional.empty(), map);
        frame.tokens.put(token, Holding.of(value, null, line));
        return token;
    }

    /** A member of a set that is about to come out of it: held from when it arrived. */
    Token member(Frame frame, Token set) {
        var type = ((Type.SetType) set.type()).member();
        var name = "<the member of " + set.described() + ">";
        var token = new Token(count++, name, type, set.contract(), method.line, false, Optional.empty(), false);
        frame.tokens.put(token, new Holding(null, type.state(), method.line, null, null));
        return token;
    }

    /** One token for what were different ones on paths that meet, of the type that all of them have. */
    Token merged(Token type, List<Token> all) {
        var first = all.getFirst();
        return new Token(count++, first.name(), type.type(), type.contract(), first.line(), false,
                Boxed.met(all.stream().map(Token::boxed).toList()), type.map());
    }

    /** Whether one token, in its state, may be where another is expected: an exporter of an extension where one of the base is. */
    boolean canStandFor(Token token, String state, Token other) {
        if (!token.isEndpoint() || !other.isEndpoint()) {
            return token.type().equals(other.type()) && token.map() == other.map();
        }
        if (token.contract().equals(other.contract())) {
            return true;
        }
        var base = other.contract().orElseThrow();
        return token.role() == Role.EXP
                && method.owner.extendsContract(token.contract().orElseThrow(), base)
                && base.contract().state(state).isPresent();
    }

    /** The token under the name of the variable it is stored in. */
    Token renamed(Frame frame, Token token, String name) {
        var named = new Token(token.id(), name, token.type(), token.contract(), token.line(), token.borrowed(),
                token.boxed(), token.map());
        var holding = frame.tokens.remove(token);
        frame.tokens.put(named, holding);
        frame.replace(new Abs.Tok(token), new Abs.Tok(named));
        return named;
    }

    /** The type of what a method gives back: of an endpoint, in a state. */
    Type.Linear givenBack(Token token, String state) {
        return token.isEndpoint() ? typeIn(token, state) : token.type();
    }

    Type.EndpointType typeIn(Token token, String state) {
        var type = (Type.EndpointType) token.type();
        return new Type.EndpointType(type.role(), type.contract(), state);
    }

    /** The value of a token that is about to be used; reports one that is gone. */
    Value use(Frame frame, Token token, String how) {
        var holding = frame.tokens.get(token);
        if (holding == null || holding.held()) {
            return holding == null ? null : holding.value();
        }
        var gone = holding.gone();
        if (gone.line() == method.line && gone.how().equals(how) && !gone.partly()) {
            method.error(FrontCode.USED_AFTER, method.line, token.described() + " is " + how + " twice", remedy(token, gone));
            throw new MethodTranslator.Abort();
        }
        var partly = gone.partly() ? ", on one of the paths that lead here" : "";
        method.error(
                FrontCode.USED_AFTER,
                method.line,
                token.described() + " is " + how + " after it was " + gone.how() + partly,
                ways(token, gone),
                remedy(token, gone));
        throw new MethodTranslator.Abort();
    }

    /** Where it went, and where an exception comes from that leaves it. */
    private List<Note> ways(Token token, Holding.Gone gone) {
        var went = new Note(method.place(gone.line(), token.name()), gone.note());
        return gone.held() == 0
                ? List.of(went)
                : List.of(went, new Note(method.place(gone.held(), token.name()), "an exception that is thrown here leaves it as it was"));
    }

    /** Takes the split now that an instruction which throws may need, so that the operand read next is the value that stays valid. */
    void protectFor(Token token) {
        if (method.frame.tokens.get(token).held()) {
            method.handlers.protect(Set.of());
        }
    }

    private static String remedy(Token token, Holding.Gone gone) {
        return switch (gone.how()) {
            case "closed" -> token.isEndpoint() ? "close it after its last use, or make another channel" : "close it after its last use";
            case "freed" -> "free it after its last use; without free() that happens by itself";
            case PEER_GONE, UNWOUND -> "where an exception may have ended the conversation, only another endpoint can go on";
            default -> token.isEndpoint()
                    ? "what was given away belongs to its new owner; use it before, or make another channel"
                    : "what was given away belongs to its new owner; copy what you need before";
        };
    }

    /** How an endpoint is lost on the path where its peer is gone. */
    static final String PEER_GONE = "closed because its peer was gone";

    /** How something is lost on the path where a call it was passed to throws. */
    static final String UNWOUND = "lost in a call that threw";

    /** Gives a token away; gives the value that goes. */
    Value take(Frame frame, Token token, String how) {
        var value = use(frame, token, how);
        if (token.borrowed()) {
            method.error(
                    FrontCode.BORROWED,
                    method.line,
                    token.described() + " is " + how + ", but it belongs to the caller",
                    List.of(new Note(method.obtained(token), "the parameter is not marked @Claims")),
                    "mark the parameter @Claims if the method is to own it");
            throw new MethodTranslator.Abort();
        }
        frame.tokens.put(token, frame.tokens.get(token).away(how, method.line));
        return value;
    }

    /** Reports what is owned where only ordinary objects can be. */
    void refuse(Abs value, String how, String remedy) {
        for (var token : within(value)) {
            throw method.stored(token, how, remedy);
        }
    }

    /** Reports a message that was received without a look at which one it is. */
    MethodTranslator.Abort unasked(Token token, int line) {
        method.error(
                FrontCode.MISSING_ARM,
                line,
                "which message " + token.described() + " received is never asked, but its state depends on that",
                "switch over what receive() gives, with a case for each message");
        return new MethodTranslator.Abort();
    }

    /** Reports an endpoint in use while which message it received is open. */
    void checkAsked(Frame frame, Token token) {
        if (frame.holds(new Abs.Pending(token))) {
            throw unasked(token, method.line);
        }
    }

    /** The state of an endpoint that is about to be used in a way that depends on it. */
    Contract.State state(Frame frame, Token token) {
        var holding = frame.tokens.get(token);
        if (holding.other() != null) {
            method.error(
                    FrontCode.UNCERTAIN_STATE,
                    method.line,
                    token.described() + " is in state `" + holding.state() + "` or in state `" + holding.other().state()
                            + "`, depending on the path taken",
                    differing(token, holding),
                    "bring it to one state on every path, ask it with inState(…), or close() it");
            throw new MethodTranslator.Abort();
        }
        return token.contract().orElseThrow().contract().state(holding.state()).orElseThrow();
    }

    /** Since where it is in each of the states, and which exceptions find it there. */
    private List<Note> differing(Token token, Holding holding) {
        var notes = new ArrayList<Note>();
        holding.states().forEach((state, since) -> reached(notes, token, state, since));
        return notes;
    }

    private void reached(List<Note> notes, Token token, String state, Holding.Since since) {
        notes.add(new Note(method.place(token, since.line()), "state `" + state + "` since here"));
        if (since.thrown() != 0) {
            notes.add(new Note(
                    method.place(since.thrown(), token.name()), "an exception that is thrown here finds it in state `" + state + "`"));
        }
    }

    void expectState(Token token, String wanted, String what) {
        expectState(token, wanted, what, "");
    }

    void expectState(Token token, String wanted, String what, String otherwise) {
        var state = state(method.frame, token);
        if (!state.name().equals(wanted)) {
            method.error(
                    FrontCode.WRONG_STATE,
                    method.line,
                    token.described() + " is in state `" + state.name() + "`, but " + what + " wants state `" + wanted + "`",
                    since(token),
                    "bring it to state `" + wanted + "` first" + otherwise);
            throw new MethodTranslator.Abort();
        }
    }

    List<Note> since(Token token) {
        var holding = method.frame.tokens.get(token);
        return List.of(new Note(method.place(token, holding.since()), "its state is `" + holding.state() + "` since here"));
    }

    /** Reports a state that a contract does not have. */
    void checkState(ContractInfo contract, String state) {
        if (contract.contract().state(state).isEmpty()) {
            method.error(
                    FrontCode.WRONG_STATE,
                    method.line,
                    "contract `" + Channels.simple(contract.name()) + "` has no state `" + state + "`",
                    "its states are " + contract.contract().stateNames());
            throw new MethodTranslator.Abort();
        }
    }

    /** "`Ask` (sent)", for messages about what a state admits. */
    static String admitted(Contract.State state, Token token) {
        if (state.transitions().isEmpty()) {
            return "nothing: the conversation has ended";
        }
        var words = new ArrayList<String>();
        for (var t : state.transitions()) {
            words.add((t.sentBy(token.role()) ? "sending `" : "receiving `") + t.message() + "`");
        }
        return String.join(", ", words);
    }

    /** Disposes of what no slot names any more. */
    void releaseUnnamed(Joins.Arrival arrival) {
        releaseExcept(arrival, arrival.frame().named());
    }

    void releaseExcept(Joins.Arrival arrival, Set<Token> kept) {
        for (var token : arrival.frame().owned()) {
            if (!kept.contains(token)) {
                dispose(arrival.from(), arrival.frame(), token, arrival.line(), arrival.exceptional());
            }
        }
    }

    /** Frees a vector; closes an endpoint, which on normal paths must have finished its conversation. */
    void dispose(Code.Part part, Frame frame, Token token, int line, boolean exceptional) {
        var holding = frame.tokens.get(token);
        if (!exceptional && token.isEndpoint()) {
            var contract = token.contract().orElseThrow().contract();
            boolean ended = holding.other() == null
                    && contract.state(holding.state()).filter(s -> s.transitions().isEmpty()).isPresent();
            if (!ended) {
                abandoned(token, holding, contract, line);
            }
        }
        if (!exceptional && token.type() instanceof Type.AnyType) {
            method.error(
                    FrontCode.ABANDONED,
                    line,
                    token.described() + " is abandoned: nothing uses it from here on",
                    List.of(new Note(method.obtained(token), "it was obtained here")),
                    "close() it, give it away, or make it an endpoint again with as(…)");
        }
        boolean vector = token.type() instanceof Type.VectorType;
        part.instructions.add(new Instruction.Plain(
                vector ? Op.EX_FREE : Op.CLOSE, List.of(holding.value()), List.of(), line));
        frame.tokens.put(token, holding.away(vector ? "freed" : "closed", line));
    }

    private void abandoned(Token token, Holding holding, Contract contract, int line) {
        var state = contract.state(holding.state());
        var notes = new ArrayList<Note>();
        notes.add(new Note(method.obtained(token), "it was obtained here"));
        if (holding.since() != token.line()) {
            notes.add(new Note(method.place(token, holding.since()), "its state is `" + holding.state() + "` since here"));
        }
        method.error(
                FrontCode.ABANDONED,
                line,
                token.described() + " is abandoned in state `" + holding.state() + "`: nothing uses it from here on",
                notes,
                "close() it, or finish the conversation; the state admits "
                        + state.map(s -> admitted(s, token)).orElse("nothing"));
    }

    /** Disposes of what a variable named alone before it was assigned something else. */
    void overwritten(Frame frame, Abs old, int line) {
        var named = frame.named();
        for (var token : within(old)) {
            if (!named.contains(token) && frame.owned().contains(token)) {
                dispose(method.part, frame, token, line, false);
            }
        }
    }

    void loopGone(Token token, Holding now, Holding start, int line) {
        if (now.held()) {
            method.error(
                    FrontCode.LOOP_STATE,
                    line,
                    token.described() + " had been " + start.gone().how() + " when the loop began, but is held when it starts over",
                    "declare the variable inside the loop");
        } else {
            var gone = now.gone();
            method.error(
                    FrontCode.USED_AFTER,
                    gone.line(),
                    token.described() + " is " + gone.how() + " in a loop, and the next round uses it again",
                    List.of(new Note(method.obtained(token), "it was obtained here, outside the loop")),
                    "obtain it inside the loop, or leave the loop after it was " + gone.how());
        }
    }

    /** Tokens of a value that leaves the compiler's sight. */
    static Set<Token> within(Abs value) {
        var tokens = new LinkedHashSet<Token>();
        Frame.collect(value, tokens);
        return tokens;
    }
}
