import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;
import dev.heliac.lang.TRef;
import dev.heliac.lang.Uses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: Answer! -> Start;
        state End: ;
        """)
interface Quiz {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Answer(int n) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Objects keep vectors and endpoints between uses. */
@Process(name = "client")
final class Client {
    private static final TRef<ExInts> shared = new TRef<>();

    /** A buffer that grows: a vector in a field. */
    static final class Buffer {
        private final TRef<ExBytes> bytes = new TRef<>(new ExBytes(4));
        private int count;

        void add(int b) {
            ExBytes now = bytes.acquire();
            if (count == now.length()) {
                ExBytes longer = new ExBytes(2 * count);
                for (int i = 0; i < count; i++) {
                    longer.set(i, now.get(i));
                }
                now.free();
                now = longer;
            }
            now.set(count++, (byte) b);
            bytes.release(now);
        }

        int sum() {
            ExBytes now = bytes.acquire();
            int sum = 0;
            for (int i = 0; i < count; i++) {
                sum += now.get(i);
            }
            bytes.release(now);
            return sum;
        }
    }

    /** An endpoint in its initial state, and between question and answer in another. */
    static final class Asker {
        private final TRef<Quiz.Imp> idle;
        @State("Asked")
        private final TRef<Quiz.Imp> waiting = new TRef<>();

        Asker(@Claims Quiz.Imp quiz) {
            idle = new TRef<>(quiz);
        }

        void ask(int n) {
            Quiz.Imp quiz = idle.acquire();
            quiz.send(new Quiz.Ask(n));
            waiting.release(quiz);
        }

        int answer() {
            Quiz.Imp quiz = waiting.acquire();
            int n = quiz.receive(Quiz.Answer.class).n();
            idle.release(quiz);
            return n;
        }

        @State("Asked")
        TRef<Quiz.Imp> waiting() {
            return waiting;
        }

        void end() {
            idle.acquire().send(new Quiz.Bye());
        }
    }

    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        Buffer buffer = new Buffer();
        for (int i = 1; i <= 100; i++) {
            buffer.add(i);
        }
        System.out.println(buffer.sum());
        var asker = new Asker(quiz);
        asker.ask(7);
        System.out.println(asker.idle.isEmpty() + " " + asker.waiting.isEmpty());
        System.out.println(asker.answer());
        asker.ask(8);
        passOn(asker, asker.waiting());
        asker.end();
        collections();
        failures();
        shared.release(new ExInts(3));
        local();
    }

    private static void passOn(Asker asker, @State("Asked") TRef<Quiz.Imp> waiting) {
        @State("Asked") TRef<Quiz.Imp> mine = waiting;
        mine.release(mine.acquire());
        System.out.println(asker.answer());
    }

    /** Collections and lambdas take a TRef like any other object. */
    private static void collections() {
        List<TRef<ExInts>> all = new ArrayList<>();
        var byName = new HashMap<String, TRef<ExInts>>();
        for (int i = 0; i < 5; i++) {
            var one = new TRef<>(numbers(i));
            all.add(one);
            byName.put("n" + i, one);
        }
        int sum = 0;
        for (TRef<ExInts> one : all) {
            ExInts ints = one.acquire();
            sum += ints.get(0);
            one.release(ints);
        }
        ExInts third = byName.get("n3").acquire();
        Runnable later = () -> System.out.println(all.get(3).isEmpty() + " " + all.get(2).acquire().get(0));
        later.run();
        System.out.println(sum + " " + third.get(0));
    }

    private static ExInts numbers(int n) {
        ExInts ints = new ExInts(n + 1);
        ints.set(0, n * n);
        return ints;
    }

    private static void failures() {
        var cell = new TRef<ExInts>();
        try {
            System.out.println(cell.acquire().length());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        cell.release(numbers(1));
        try {
            cell.release(numbers(2));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(cell.acquire().get(0));
        List<Object> wrong = new ArrayList<>();
        wrong.add(new TRef<>(numbers(5)));
        try {
            @SuppressWarnings("unchecked")
            TRef<ExBytes> bytes = (TRef<ExBytes>) wrong.get(0);
            System.out.println(bytes.acquire().length());
        } catch (ClassCastException e) {
            System.out.println("not what it holds");
        }
        try {
            nothing().release(numbers(6));
        } catch (NullPointerException e) {
            System.out.println("no TRef");
        }
    }

    private static TRef<ExInts> nothing() {
        return null;
    }

    /** A channel that is kept whole: one end in a TRef, the other in a variable, which sees the first one collected. */
    private static void local() {
        Quiz.Exp far = quiet();
        try {
            switch (far.receive()) {
                case Quiz.Ask ask -> far.send(new Quiz.Answer(1));
                case Quiz.Bye bye -> System.out.println("bye");
            }
            far.close();
        } catch (ChannelClosed e) {
            System.out.println("closed");
        }
    }

    private static Quiz.Exp quiet() {
        var channel = dev.heliac.lang.Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        drop(channel.imp(), 0);
        for (int i = 0; i < 100_000; i++) {
            shared.release(shared.acquire());
        }
        System.gc();
        return channel.exp();
    }

    private static void drop(@Claims Quiz.Imp imp, int depth) {
        if (depth == 40) {
            System.out.println(new TRef<>(imp).isEmpty());
        } else {
            drop(imp, depth + 1);
        }
    }
}

@Process(name = "quiz-master")
final class QuizMaster {
    static void main(@Provides("/quiz") Quiz.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> client.send(new Quiz.Answer(ask.n() * ask.n()));
                case Quiz.Bye bye -> {
                    return;
                }
            }
        }
    }
}
