package dev.heliac.junit;

import dev.heliac.lang.Channel;
import dev.heliac.lang.Claims;
import dev.heliac.lang.EndpointMap;
import dev.heliac.lang.EndpointSet;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.Came;
import dev.heliac.lang.Select.Closed;
import dev.heliac.lang.Select.One;
import dev.heliac.lang.Select.Timeout;
import dev.heliac.lang.Select.Two;
import java.time.Duration;

/** Processes that wait for several things at once, right and wrong. */
final class Choosing {

    private Choosing() {}

    /** Answers two clients that ask, together; says goodbye to one as soon as it does. */
    @Process(name = "both")
    static final class Both {
        static void main(@Provides("/left") Echo.Exp left, @Provides("/right") Echo.Exp right) {
            while (true) {
                switch (Select.receive(left, right)) {
                    case Two(Echo.Ask l, Echo.Ask r) -> {
                        left.send(new Echo.Answer(l.n() + r.n()));
                        right.send(new Echo.Answer(l.n() - r.n()));
                    }
                    case Two(Echo.Bye _, _) -> {
                        System.out.println("left");
                        right.close();
                        return;
                    }
                    case Two(_, Echo.Bye _) -> {
                        System.out.println("right");
                        left.close();
                        return;
                    }
                }
            }
        }
    }

    /** Serves a client until it has left without a word, and then does not wait for the next one for long. */
    @Process(name = "busy")
    static final class Busy {
        static void main(@Provides("/echo") Listener<Echo.Exp> clients) {
            var first = clients.accept();
            while (true) {
                switch (Select.receive(Select.orClosed(first), clients)) {
                    case Two(Came(Echo.Ask ask), _) -> first.send(new Echo.Answer(ask.n()));
                    case Two(Came(Echo.Bye _), Echo.Exp next) -> first = next;
                    case Two(Closed(), Echo.Exp next) -> {
                        System.out.println("gone");
                        serve(next);
                        return;
                    }
                }
            }
        }

        private static void serve(@Claims Echo.Exp client) {
            switch (Select.receive(Select.after(Duration.ofMillis(1)), client)) {
                case Two(_, Echo.Ask _) -> client.close();
                case Two(_, Echo.Bye _) -> {}
                case Two(Timeout _, _) -> {
                    System.out.println("late");
                    client.close();
                }
            }
        }
    }

    /** Serves all clients that come, and knows how often each has asked. */
    @Process(name = "many")
    static final class Many {
        static void main(@Provides("/echo") Listener<Echo.Exp> listener) {
            EndpointMap<Echo.Exp, Echo.In, Integer> clients = EndpointMap.of(Echo.Exp.class);
            clients.add(listener.accept(), 0);
            clients.add(listener.accept(), 0);
            listener.close();
            while (clients.size() > 0) {
                switch (Select.receive(clients)) {
                    case One(EndpointMap.From(Echo.Exp client, Echo.Ask ask, Integer times)) -> {
                        client.send(new Echo.Answer(ask.n() + times));
                        clients.add(client, times + 1);
                    }
                    case One(EndpointMap.From(Echo.Exp _, Echo.Bye _, Integer times)) -> System.out.println("bye " + times);
                    case One(EndpointMap.Gone(Integer times)) -> System.out.println("gone " + times);
                }
            }
            clients.close();
        }
    }

    /** Puts an endpoint into a set of another state. */
    @Process(name = "mixer")
    static final class Mixer {
        static void main(@Provides("/left") Echo.Exp left) {
            var clients = EndpointSet.of(Echo.Exp.class);
            left.receive(Echo.Ask.class);
            clients.add(left);
        }
    }

    /** Goes on by more than what came, which cannot be put back. */
    @Process(name = "picky")
    static final class Picky {
        static void main(@Provides("/left") Echo.Exp left, @Provides("/right") Echo.Exp right) {
            switch (Select.receive(left, right)) {
                case Two(Echo.Ask ask, _) when ask.n() > 3 -> System.out.println("more");
                case Two(Echo.Ask _, _) -> System.out.println("less");
                default -> System.out.println("other");
            }
        }
    }

    /** Asks for all that came, which nothing says what to wait for of. */
    @Process(name = "keeper")
    static final class Keeper {
        static void main(@Provides("/left") Echo.Exp left, @Provides("/right") Echo.Exp right) {
            Two<Echo.In, Echo.In> came = Select.receive(left, right);
            System.out.println(came);
        }
    }

    /** Ends where nothing of its own is to be told of it. */
    @Process(name = "leaver")
    static final class Leaver {
        static void main(String[] how) {
            try {
                leave(how[0]);
            } catch (Throwable e) {
                System.out.println("caught " + e);
            } finally {
                System.out.println("finally");
            }
        }

        private static void leave(String how) {
            switch (how) {
                case "exit" -> System.exit(0);
                case "halt" -> Runtime.getRuntime().halt(0);
                default -> new IllegalStateException(how).printStackTrace();
            }
        }
    }

    /** Lets an exception leave what it owned, and goes on. */
    @Process(name = "careless")
    static final class Careless {
        static void main(@Provides("/echo") Echo.Exp client, @Provides("/left") Echo.Exp other) {
            try {
                answer(client);
            } catch (ArithmeticException e) {
                other.receive();
                System.out.println("on");
                other.close();
                return;
            }
            other.close();
        }

        private static void answer(@Claims Echo.Exp client) {
            var channel = Channel.create(Echo.Imp.class, Echo.Exp.class);
            if (client.inState("Start") && client.receive() instanceof Echo.Ask ask) {
                client.send(new Echo.Answer(1 / ask.n()));
            }
            channel.imp().close();
            channel.exp().close();
        }
    }
}
