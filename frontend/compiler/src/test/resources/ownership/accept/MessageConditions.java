import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;
import dev.heliac.lang.State;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: { Answer! -> Start; Instead! -> Start; }
        state End: ;
        """)
interface Quiz {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n, String text) implements In {
        public Ask {
            if (n < 0) {
                throw new IllegalArgumentException("n is negative: " + n);
            }
            n = n * 2;
        }
    }

    record Bye() implements In {}

    record Answer(ExBytes data, int from, long weight) implements Out {
        public Answer {
            if (from > data.length()) {
                throw new IndexOutOfBoundsException(from);
            }
            long sum = 0;
            for (int i = 0; i < data.length(); i++) {
                sum += data.get(i);
            }
            if (sum != weight) {
                throw new IllegalArgumentException(sum + " is not " + weight);
            }
        }
    }

    record Instead(@State("Asked") Quiz.Imp other, int count) implements Out {
        public Instead(@State("Asked") Quiz.Imp other, int count) {
            if (count == 0) {
                throw new IllegalArgumentException("none");
            }
            this.other = other;
            this.count = count;
        }
    }

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** What a message's constructor asks of its components is asked where it is made, whether they are values or owned things. */
@Process(name = "p")
final class P {
    static void main() {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp imp = channel.imp();
        Quiz.Exp exp = channel.exp();
        try {
            var wrong = new Quiz.Ask(-1, "x");
            System.out.println("made " + wrong.n());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        imp.send(new Quiz.Ask(4, "y"));
        switch (exp.receive()) {
            case Quiz.Ask ask -> answer(exp, ask.n());
            case Quiz.Bye bye -> System.out.println("bye");
        }
        exp.close();
        switch (imp.receive()) {
            case Quiz.Answer answer -> System.out.println("answer of " + answer.data().length() + " from " + answer.from());
            case Quiz.Instead instead -> {
                System.out.println("instead " + instead.count());
                instead.other().close();
            }
        }
        imp.close();
    }

    private static void answer(@State("Asked") Quiz.Exp exp, int n) {
        var other = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp asking = other.imp();
        asking.send(new Quiz.Ask(1, "z"));
        other.exp().close();
        ExBytes data = new ExBytes(n);
        data.set(0, (byte) 9);
        data.set(1, (byte) -2);
        for (int from = n + 1; from >= n; from--) {
            for (long weight = 6; weight < 9; weight++) {
                if (right(data, from, weight)) {
                    System.out.println("weight " + weight);
                }
            }
        }
        try {
            exp.send(new Quiz.Instead(asking, n - 8));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            exp.send(new Quiz.Answer(data, n, 7));
        }
    }

    private static boolean right(ExBytes data, int from, long weight) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class, "Asked");
        channel.imp().close();
        Quiz.Exp exp = channel.exp();
        ExBytes copy = new ExBytes(data.length());
        copy.set(0, data.get(0));
        copy.set(1, data.get(1));
        try {
            exp.send(new Quiz.Answer(copy, from, weight));
            exp.close();
            return true;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            System.out.println(e.getMessage());
            exp.close();
            return false;
        }
    }
}
