import dev.heliac.lang.*;
import dev.heliac.lang.Process;
import java.util.function.IntUnaryOperator;

@Contract("""
        state Start: { Say? -> Said; Give? -> Said; Carry? -> Said; Bye? -> End; }
        state Said: Ok! -> Start;
        state End: ;
        """)
interface Talk {
    sealed interface In {}

    sealed interface Out {}

    record Say(int n) implements In {}

    record Give(ExInts data, int n) implements In {}

    record Carry(Slip.Imp slip) implements In {}

    record Bye() implements In {}

    record Ok() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("state Start: Note? -> End; state End: ;")
interface Slip {
    sealed interface In {}

    interface Out {}

    record Note(int n) implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("state Start: Gone! -> End; state End: ;")
interface Report {
    interface In {}

    sealed interface Out {}

    record Gone(int heard) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Tells, over another channel, that its peer is gone. */
@Process(name = "a-witness")
final class Witness {
    static void main(@Provides("/talk") Talk.Exp talk, @Provides("/report") Report.Exp report) {
        int heard = 0;
        try {
            while (true) {
                switch (talk.receive()) {
                    case Talk.Say say -> {
                        heard += say.n();
                        talk.send(new Talk.Ok());
                    }
                    case Talk.Bye bye -> {
                        report.send(new Report.Gone(-1));
                        return;
                    }
                    default -> throw new IllegalStateException("not said here");
                }
            }
        } catch (ChannelClosed gone) {
            report.send(new Report.Gone(heard));
        }
    }
}

/** What an exception unwinds is released once, and at once: the other end sees it while this process goes on. */
@Process(name = "b-main")
final class ExceptionalPaths {

    static final class Trouble extends RuntimeException {
        Trouble(String message) {
            super(message);
        }
    }

    static void main(@Uses("/talk") Talk.Imp talk, @Uses("/report") Report.Imp report) {
        for (int how = 0; how < 8; how++) {
            local(how);
        }
        claimed();
        deep();
        everyRound();
        otherHandler();
        usedByFinally();
        saidByFinally();
        rethrown();
        handlerThrows();
        finallyReturns();
        sameState();
        sent();
        inTheMessage();
        two();
        carried();
        inAnArm();
        peerGone();
        lambda();
        recursion();
        full();
        chosen();
        witnessed(talk);
        System.out.println("the witness saw it, having heard " + report.receive(Report.Gone.class).heard());
    }

    /** Fails in one of the ways in which Java can. */
    private static int fail(int how) {
        int[] none = new int[0];
        Object text = "text";
        Object[] texts = new String[1];
        return switch (how) {
            case 0 -> none[how];
            case 1 -> 1 / none.length;
            case 2 -> (Integer) text;
            case 3 -> new int[none.length - 1].length;
            case 4 -> {
                texts[0] = 5;
                yield 0;
            }
            case 5 -> new long[Integer.MAX_VALUE].length;
            case 6 -> nothing().length();
            default -> throw new Trouble("own");
        };
    }

    private static String nothing() {
        return null;
    }

    private static String name(Throwable e) {
        return e.getClass().getSimpleName();
    }

    /** What the far end sees next. */
    private static String seen(@Claims @State("Start") Talk.Exp far) {
        try {
            switch (far.receive()) {
                case Talk.Say say -> {
                    far.close();
                    return "said " + say.n();
                }
                case Talk.Give give -> {
                    far.close();
                    return "given " + give.data().get(0) + " of " + give.data().length();
                }
                case Talk.Carry carry -> {
                    far.close();
                    carry.slip().close();
                    return "carried";
                }
                case Talk.Bye bye -> {
                    return "bye";
                }
            }
        } catch (ChannelClosed gone) {
            return "closed";
        }
    }

    private static void local(int how) {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            Talk.Imp near = channel.imp();
            ExInts data = new ExInts(10);
            data.set(0, fail(how));
            near.send(new Talk.Give(data, 0));
            near.close();
        } catch (RuntimeException | OutOfMemoryError e) {
            System.out.println("local " + name(e) + ": " + seen(far));
            return;
        }
        far.close();
    }

    private static void failing(@Claims Talk.Imp near, int how) {
        ExBytes more = new ExBytes(100);
        more.set(fail(how), (byte) 1);
        near.send(new Talk.Bye());
    }

    private static void claimed() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            failing(channel.imp(), 7);
        } catch (Trouble e) {
            System.out.println("claimed: " + seen(far));
            return;
        }
        far.close();
    }

    private static void through(@Claims Talk.Imp near, int depth) {
        ExInts mine = new ExInts(depth + 1);
        if (depth > 0) {
            through(near, depth - 1);
        } else {
            failing(near, 1);
        }
        System.out.println("never " + mine.length());
    }

    private static void deep() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            through(channel.imp(), 5);
        } catch (ArithmeticException e) {
            System.out.println("deep: " + seen(far));
            return;
        }
        far.close();
    }

    private static void everyRound() {
        var text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
            Talk.Imp near = channel.imp();
            Talk.Exp far = channel.exp();
            try {
                if (i % 2 == 1) {
                    near.send(new Talk.Say(i));
                    fail(0);
                    near.close();
                } else {
                    near.send(new Talk.Bye());
                }
            } catch (IndexOutOfBoundsException e) {
                text.append("caught, ");
            }
            text.append(seen(far)).append("; ");
        }
        System.out.println("every round: " + text);
    }

    private static void otherHandler() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            Talk.Imp near = channel.imp();
            try {
                ExInts data = new ExInts(1);
                data.set(fail(2), 0);
            } catch (ArithmeticException | NullPointerException e) {
                near.close();
                far.close();
                return;
            }
            near.send(new Talk.Bye());
        } catch (ClassCastException e) {
            System.out.println("other handler: " + seen(far));
            return;
        }
        far.close();
    }

    private static void usedByFinally() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            held(channel.imp());
        } catch (Trouble e) {
            System.out.println("used by finally: " + seen(far));
            return;
        }
        far.close();
    }

    private static void held(@Claims Talk.Imp near) {
        ExInts data = new ExInts(3);
        try {
            fail(7);
        } finally {
            data.set(0, 42);
            near.send(new Talk.Give(data, 3));
            near.close();
        }
    }

    private static void saidByFinally() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        Talk.Imp near = channel.imp();
        try {
            try {
                fail(3);
            } finally {
                near.send(new Talk.Bye());
            }
        } catch (NegativeArraySizeException e) {
            System.out.println("said by finally: " + seen(far));
            return;
        }
        far.close();
    }

    private static void rethrown() {
        var first = Channel.create(Talk.Imp.class, Talk.Exp.class);
        var second = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = first.exp();
        Talk.Exp other = second.exp();
        Talk.Imp kept = second.imp();
        try {
            try {
                failing(first.imp(), 6);
            } catch (NullPointerException e) {
                kept.send(new Talk.Say(2));
                throw new IllegalStateException(e);
            }
            kept.send(new Talk.Bye());
        } catch (IllegalStateException e) {
            System.out.println("rethrown as " + name(e) + " for " + name(e.getCause()) + ": " + seen(far) + ", " + seen(other));
            return;
        }
        far.close();
        other.close();
    }

    private static void handlerThrows() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            Talk.Imp near = channel.imp();
            try {
                fail(0);
            } catch (IndexOutOfBoundsException e) {
                fail(1);
            }
            near.send(new Talk.Bye());
        } catch (ArithmeticException e) {
            System.out.println("handler throws: " + seen(far));
            return;
        }
        far.close();
    }

    private static void finallyReturns() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        System.out.println("finally returns " + swallowing(channel.imp()) + ": " + seen(far));
    }

    @SuppressWarnings("finally")
    private static int swallowing(@Claims Talk.Imp near) {
        ExInts data = new ExInts(5);
        try {
            return data.get(fail(7));
        } finally {
            near.close();
            return 9;
        }
    }

    /** Every exception finds the endpoint in the same state, so the handler goes on with it. */
    private static void sameState() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Imp near = channel.imp();
        Talk.Exp far = channel.exp();
        try {
            fail(1);
            fail(0);
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            near.send(new Talk.Say(77));
            near.close();
            System.out.println("same state: " + seen(far));
            return;
        }
        near.close();
        far.close();
    }

    /** What was sent before belongs to the receiver, and only the rest is released. */
    private static void sent() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            Talk.Imp near = channel.imp();
            ExInts data = new ExInts(6);
            data.set(0, 5);
            near.send(new Talk.Give(data, 6));
            ExInts more = new ExInts(7);
            more.set(7, 0);
            near.close();
        } catch (IndexOutOfBoundsException e) {
            System.out.println("sent: " + seen(far));
            return;
        }
        far.close();
    }

    private static ExInts made() {
        return new ExInts(12);
    }

    /** The message is not complete when its second part fails: nothing was sent, and the endpoint is where it was. */
    private static void inTheMessage() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Imp near = channel.imp();
        Talk.Exp far = channel.exp();
        try {
            near.send(new Talk.Give(made(), fail(7)));
        } catch (Trouble e) {
            near.send(new Talk.Say(8));
            System.out.println("in the message: " + seen(far));
            near.close();
            return;
        }
        near.close();
        far.close();
    }

    private static void two() {
        var first = Channel.create(Talk.Imp.class, Talk.Exp.class);
        var second = Channel.create(Slip.Imp.class, Slip.Exp.class);
        Talk.Exp far = first.exp();
        Slip.Exp note = second.exp();
        try {
            Talk.Imp near = first.imp();
            Slip.Imp slip = second.imp();
            slip.send(new Slip.Note(fail(4)));
            near.send(new Talk.Bye());
        } catch (ArrayStoreException e) {
            System.out.println("two: " + seen(far) + ", " + noted(note));
            return;
        }
        far.close();
        note.close();
    }

    private static String noted(@Claims Slip.Exp note) {
        try {
            return "note " + note.receive(Slip.Note.class).n();
        } catch (ChannelClosed gone) {
            return "closed";
        }
    }

    /** What a message brought is released as well. */
    private static void carried() {
        var first = Channel.create(Talk.Imp.class, Talk.Exp.class);
        var second = Channel.create(Slip.Imp.class, Slip.Exp.class);
        Slip.Exp note = second.exp();
        Talk.Imp near = first.imp();
        near.send(new Talk.Carry(second.imp()));
        try {
            failingWith(first.exp());
        } catch (Trouble e) {
            System.out.println("carried: " + noted(note) + ", " + answered(near));
            return;
        }
        near.close();
        note.close();
    }

    private static String answered(@Claims @State("Said") Talk.Imp near) {
        try {
            near.receive(Talk.Ok.class);
            near.close();
            return "answered";
        } catch (ChannelClosed gone) {
            return "closed";
        }
    }

    private static void failingWith(@Claims Talk.Exp far) {
        switch (far.receive()) {
            case Talk.Carry carry -> {
                Slip.Imp slip = carry.slip();
                slip.send(new Slip.Note(fail(7)));
                far.close();
            }
            default -> far.close();
        }
    }

    private static void inAnArm() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Imp near = channel.imp();
        ExInts data = new ExInts(2);
        near.send(new Talk.Give(data, 5));
        try {
            arm(channel.exp());
        } catch (IndexOutOfBoundsException e) {
            System.out.println("in an arm: " + answered(near) + ", " + e.getMessage());
            return;
        }
        near.close();
    }

    private static void arm(@Claims Talk.Exp far) {
        switch (far.receive()) {
            case Talk.Say say -> far.close();
            case Talk.Give give -> {
                give.data().set(give.n(), 1);
                far.send(new Talk.Ok());
                far.close();
            }
            case Talk.Carry carry -> {
                carry.slip().close();
                far.close();
            }
            case Talk.Bye bye -> {}
        }
    }

    /** Where the peer is gone, the endpoint is released by that, and others go on. */
    private static void peerGone() {
        var first = Channel.create(Talk.Imp.class, Talk.Exp.class);
        var second = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Imp near = first.imp();
        Talk.Imp kept = second.imp();
        Talk.Exp other = second.exp();
        first.exp().close();
        near.send(new Talk.Say(1));
        try {
            near.receive(Talk.Ok.class);
        } catch (ChannelClosed gone) {
            kept.send(new Talk.Say(3));
            System.out.println("peer gone: " + seen(other));
            kept.close();
            return;
        }
        near.close();
        kept.close();
        other.close();
    }

    private static void lambda() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            applied(channel.imp(), n -> n / (n - 4));
        } catch (ArithmeticException e) {
            System.out.println("lambda: " + seen(far));
            return;
        }
        far.close();
    }

    private static void applied(@Claims Talk.Imp near, IntUnaryOperator f) {
        near.send(new Talk.Say(f.applyAsInt(4)));
        near.close();
    }

    private static void recursion() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = channel.exp();
        try {
            endless(channel.imp(), 0);
        } catch (StackOverflowError e) {
            System.out.println("recursion: " + seen(far));
            return;
        }
        far.close();
    }

    private static int endless(@Claims Talk.Imp near, int depth) {
        ExInts mine = new ExInts(1);
        int deeper = endless(near, depth + 1);
        return deeper + mine.get(0);
    }

    /** What a TRef does not take is released. */
    private static void full() {
        var first = Channel.create(Talk.Imp.class, Talk.Exp.class);
        var second = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = second.exp();
        TRef<Talk.Imp> place = new TRef<>(first.imp());
        first.exp().close();
        try {
            place.release(second.imp());
        } catch (IllegalStateException e) {
            System.out.println("full: " + seen(far));
            place.acquire().close();
            return;
        }
        far.close();
    }

    /** One of two, as it happens: the chosen one and the other are released. */
    private static void chosen() {
        var first = Channel.create(Talk.Imp.class, Talk.Exp.class);
        var second = Channel.create(Talk.Imp.class, Talk.Exp.class);
        Talk.Exp far = first.exp();
        Talk.Exp other = second.exp();
        try {
            Talk.Imp one = first.imp();
            Talk.Imp two = second.imp();
            if (made().length() == 0) {
                one.send(new Talk.Bye());
            } else {
                two.send(new Talk.Say(6));
                fail(7);
                one.close();
            }
            two.close();
        } catch (Trouble e) {
            System.out.println("chosen: " + seen(far) + ", " + seen(other));
            return;
        }
        far.close();
        other.close();
    }

    /** The other process sees it while this one waits for its word. */
    private static void witnessed(@Claims Talk.Imp talk) {
        try {
            conversation(talk);
        } catch (IllegalArgumentException e) {
            System.out.println("witnessed: " + e.getMessage());
        }
    }

    private static void conversation(@Claims Talk.Imp talk) {
        for (int i = 1; ; i++) {
            talk.send(new Talk.Say(i));
            talk.receive(Talk.Ok.class);
            if (i == 4) {
                throw new IllegalArgumentException("enough");
            }
        }
    }
}
