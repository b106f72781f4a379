import dev.heliac.lang.Channel;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointSet;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.One;
import dev.heliac.lang.Select.Two;
import dev.heliac.lang.State;
import dev.heliac.lang.Uses;
import java.time.Duration;

@Contract("""
        state Start: Say? -> Said;
        state Said: { Back! -> Start; Enough! -> End; }
        state End: ;
        """)
interface Talk {
    sealed interface In {}

    sealed interface Out {}

    record Say(String text) implements In {}

    record Back(String text) implements Out {}

    record Enough(@State("Said") Talk.Imp other) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("""
        state Start: Tick? -> Next! -> Start;
        """)
interface Clock {
    sealed interface In {}

    sealed interface Out {}

    record Tick(int n) implements In {}

    record Next() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Sets that a method makes, that are lent and given away, joined with other sources, left with members in them, and of importers. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/talk") Listener<Talk.Exp> listener, @Provides("/clock") Clock.Exp clock) {
        var talks = three(listener);
        System.out.println(talks.size() + " talk");
        together(talks, clock);
        answer(talks);
        imports();
        try {
            fail(talks);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    private static EndpointSet<Talk.Exp, Talk.In> three(@Claims Listener<Talk.Exp> listener) {
        var talks = EndpointSet.of(Talk.Exp.class);
        for (int i = 0; i < 3; i++) {
            talks.add(listener.accept());
        }
        return talks;
    }

    /** Each message with a tick: neither is taken without the other. */
    private static void together(EndpointSet<Talk.Exp, Talk.In> talks, @Claims Clock.Exp clock) {
        int sum = 0;
        int letters = 0;
        for (int i = 0; i < 6; i++) {
            switch (Select.receive(talks, clock)) {
                case Two(EndpointSet.From(Talk.Exp talk, Talk.Say say), Clock.Tick tick) -> {
                    sum += tick.n();
                    clock.send(new Clock.Next());
                    letters += say.text().length();
                    talk.send(new Talk.Back(say.text()));
                    talks.add(talk);
                }
            }
        }
        System.out.println(letters + " letters, ticks of " + sum);
        clock.close();
    }

    /** Until two of them have had enough. */
    private static void answer(EndpointSet<Talk.Exp, Talk.In> talks) {
        int n = 0;
        while (talks.size() > 1) {
            switch (Select.receive(talks)) {
                case One(EndpointSet.From(Talk.Exp talk, Talk.Say _)) -> n += enough(talk);
            }
        }
        System.out.println(n + " had enough");
    }

    private static int enough(@Claims @State("Said") Talk.Exp talk) {
        var c = Channel.create(Talk.Imp.class, Talk.Exp.class, "Said");
        Talk.Exp own = c.exp();
        talk.send(new Talk.Enough(c.imp()));
        own.send(new Talk.Back("x"));
        own.close();
        return 1;
    }

    /** Importers in another state, to which this process sends itself; and the time. */
    private static void imports() {
        var set = EndpointSet.of(Talk.Imp.class, "Said");
        for (int i = 0; i < 5; i++) {
            var c = Channel.create(Talk.Imp.class, Talk.Exp.class, "Said");
            Talk.Exp e = c.exp();
            if (i != 3) {
                e.send(new Talk.Back("no " + i));
            }
            e.close();
            set.add(c.imp());
        }
        System.out.println(set.size() + " waited for: " + drain(set));
    }

    private static String drain(@Claims @State("Said") EndpointSet<Talk.Imp, Talk.Out> set) {
        var all = new StringBuilder();
        while (true) {
            switch (Select.receive(set, Select.after(Duration.ofMillis(1)))) {
                case Two(EndpointSet.From(Talk.Imp talk, Talk.Back(String text)), _) -> {
                    all.append(text).append(", ");
                    talk.close();
                }
                case Two(EndpointSet.From(Talk.Imp _, Talk.Enough(Talk.Imp other)), _) -> other.close();
                case Two(_, Select.Timeout _) -> {
                    return all.append(set.size()).append(" left").toString();
                }
            }
        }
    }

    /** Ends with an exception while there is a member: it is closed. */
    private static void fail(@Claims EndpointSet<Talk.Exp, Talk.In> talks) {
        switch (Select.receive(talks)) {
            case One(EndpointSet.From(Talk.Exp talk, Talk.Say say)) -> {
                talk.send(new Talk.Back(say.text()));
                talks.add(talk);
            }
        }
        throw new IllegalStateException(talks.size() + " lost");
    }
}

@Process(name = "clock")
final class Ticker {
    static void main(@Uses("/clock") Clock.Imp clock) {
        for (int i = 0; i < 6; i++) {
            clock.send(new Clock.Tick(i));
            clock.receive(Clock.Next.class);
        }
        clock.close();
    }
}

final class Talker {
    private Talker() {}

    static void talk(@Claims Talk.Imp talk, String text) {
        try {
            while (true) {
                talk.send(new Talk.Say(text));
                switch (talk.receive()) {
                    case Talk.Back back -> {
                        if (!back.text().equals(text)) {
                            throw new IllegalStateException(back.text());
                        }
                    }
                    case Talk.Enough(Talk.Imp other) -> {
                        switch (other.receive()) {
                            case Talk.Back last -> {
                                if (!last.text().equals("x")) {
                                    throw new IllegalStateException(last.text());
                                }
                                other.close();
                            }
                            case Talk.Enough(Talk.Imp more) -> more.close();
                        }
                        return;
                    }
                }
            }
        } catch (ChannelClosed e) {
            // The server has failed.
        }
    }
}

@Process(name = "ada")
final class Ada {
    static void main(@Uses("/talk") Talk.Imp talk) {
        Talker.talk(talk, "Ada");
    }
}

@Process(name = "bob")
final class Bob {
    static void main(@Uses("/talk") Talk.Imp talk) {
        Talker.talk(talk, "Bob");
    }
}

@Process(name = "eve")
final class Eve {
    static void main(@Uses("/talk") Talk.Imp talk) {
        Talker.talk(talk, "Eve");
    }
}
