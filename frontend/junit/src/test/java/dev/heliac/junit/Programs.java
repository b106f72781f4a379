package dev.heliac.junit;

import dev.heliac.lang.Channel;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.FileSystem;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

/** Processes, right and wrong. */
final class Programs {

    private Programs() {}

    @Process(name = "server")
    static final class Server {
        private static int served;

        static void main(@Provides("/echo") Echo.Exp client) {
            while (true) {
                switch (client.receive()) {
                    case Echo.Ask ask -> {
                        served++;
                        client.send(new Echo.Answer(ask.n() * 100 + served));
                    }
                    case Echo.Bye _ -> {
                        return;
                    }
                }
            }
        }
    }

    @Process(name = "client")
    static final class Client {
        static void main(@Uses("/echo") Echo.Imp server, @Uses("/console") Console.Imp console, String[] words) {
            for (var word : words) {
                server.send(new Echo.Ask(Integer.parseInt(word)));
                Console.println(console, word + " → " + server.receive(Echo.Answer.class).n());
            }
            server.send(new Echo.Bye());
            console.send(new Console.Bye());
        }
    }

    @Process(name = "many")
    static final class Many {
        static void main(@Provides("/echo") Listener<Echo.Exp> clients) {
            try {
                while (true) {
                    var client = clients.accept();
                    Server.main(client);
                }
            } catch (ChannelClosed e) {
                System.out.println("no more clients");
            }
        }
    }

    @Process(name = "failing")
    static final class Failing {
        static void main(@Provides("/echo") Echo.Exp client) {
            client.receive();
            throw new IllegalStateException("on purpose");
        }
    }

    @Process(name = "waiting")
    static final class Waiting {
        static void main(@Uses("/echo") Echo.Imp first, @Uses("/other") Echo.Imp second) {
            first.send(new Echo.Ask(1));
            second.receive();
        }
    }

    @Process(name = "endless")
    static final class Endless {
        static void main(@Provides("/echo") Echo.Exp client) {
            int turns = 0;
            while (turns >= 0) {
                turns = (turns + 1) % 10;
            }
        }
    }

    @Process(name = "impatient")
    static final class Impatient {
        static void main(@Uses("/echo") Echo.Imp server) {
            server.send(new Echo.Ask(1));
            server.send(new Echo.Ask(2));
        }
    }

    @Process(name = "desk")
    static final class Clerk {
        static void main(@Provides("/desk") Desk.Exp client) {
            switch (client.receive()) {
                case Desk.Give give -> {
                    var channel = Channel.create(Echo.Imp.class, Echo.Exp.class);
                    client.send(new Desk.Given(channel.imp()));
                    var end = channel.exp();
                    end.receive();
                    end.send(new Echo.Answer(give.data().get(0)));
                    end.receive();
                }
                case Desk.Take take -> {
                    take.end().send(new Echo.Answer(5));
                    take.end().close();
                    client.send(new Desk.Taken());
                }
            }
        }
    }

    @Process(name = "copier")
    static final class Copier {
        static void main(@Uses("/fs") FileSystem.Imp files, String[] words) {
            files.send(new FileSystem.Open(words[0], FileSystem.READ));
            if (files.receive() instanceof FileSystem.Failed failed) {
                System.out.println("errno " + failed.errno());
                return;
            }
            files.send(new FileSystem.Size());
            System.out.println(files.receive());
            files.send(new FileSystem.Read(1, 3));
            if (files.receive() instanceof FileSystem.Data data) {
                System.out.write(data.bytes().toArray(), 0, data.bytes().length());
            }
            files.send(new FileSystem.Close());
            files.send(new FileSystem.Bye());
            System.exit(0);
        }
    }

    @Process(name = "stranger")
    static final class Stranger {
        static void main(@Uses("/console") Console.Imp console) {
            var channel = Channel.create(Echo.Imp.class, Echo.Exp.class, "Asked");
            var any = Endpoint.Any.of(channel.exp());
            var answer = any.is(Desk.Exp.class) || any.is(Echo.Exp.class) ? 0 : 1;
            any.as(Echo.Exp.class, "Asked").send(new Echo.Answer(answer));
            Console.println(console, channel.imp().receive(Echo.Answer.class).toString());
            Endpoint.Any.of(channel.imp()).as(Echo.Imp.class, "Asked");
        }
    }

    @Process(name = "nosy")
    static final class Nosy {
        static void main(String[] what) {
            System.out.println(what[0].equals("names") ? Desk.NAMES : Desk.class);
        }
    }

    /** No process, but an ordinary program. */
    static final class Hello {
        static void main(String[] words) {
            System.out.println("hello " + String.join(" ", words));
        }
    }
}
