import dev.heliac.lang.Channel;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: { Answer! -> Start; Pass! -> End; }
        state End: ;
        """)
interface Quiz {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Answer(int n) implements Out {}

    record Pass() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Where paths meet that left an endpoint in different states, it is asked which. */
@Process(name = "p")
final class P {
    static void main() {
        for (int way = 0; way < 6; way++) {
            System.out.println(way + " " + go(way));
        }
        System.out.println(loop(5) + " " + loop(4));
        System.out.println(certain());
    }

    private static String go(int way) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp imp = channel.imp();
        Quiz.Exp exp = channel.exp();
        if (way % 3 == 1) {
            imp.send(new Quiz.Ask(way));
        } else if (way % 3 == 2) {
            imp.send(new Quiz.Bye());
        }
        String text;
        if (imp.inState("Asked")) {
            text = switch (exp.receive()) {
                case Quiz.Ask ask -> {
                    if (way > 3) {
                        exp.send(new Quiz.Answer(ask.n() + 1));
                        exp.close();
                    } else {
                        exp.send(new Quiz.Pass());
                    }
                    yield "asked " + ask.n();
                }
                case Quiz.Bye bye -> {
                    yield "bye";
                }
            };
            switch (imp.receive()) {
                case Quiz.Answer answer -> text += ", answer " + answer.n();
                case Quiz.Pass pass -> text += ", pass";
            }
            if (!imp.inState("End")) {
                imp.send(new Quiz.Bye());
            }
        } else if (imp.inState("Start")) {
            exp.close();
            imp.close();
            text = "start";
        } else {
            exp.close();
            text = imp.inState("End") ? "end" : "nothing else is left";
            imp.close();
        }
        return text;
    }

    private static int loop(int rounds) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp imp = channel.imp();
        Quiz.Exp exp = channel.exp();
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            imp.send(new Quiz.Ask(i));
            int n = switch (exp.receive()) {
                case Quiz.Ask ask -> ask.n();
                case Quiz.Bye bye -> throw new ChannelClosed();
            };
            if (n == 4) {
                break;
            }
            exp.send(new Quiz.Answer(n * n));
            switch (imp.receive()) {
                case Quiz.Answer answer -> sum += answer.n();
                case Quiz.Pass pass -> throw new ChannelClosed();
            }
        }
        boolean left = exp.inState("Asked");
        if (left) {
            exp.send(new Quiz.Pass());
            imp.close();
            return -sum;
        }
        imp.close();
        exp.close();
        return sum;
    }

    private static String certain() {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        channel.exp().close();
        Quiz.Imp imp = channel.imp();
        String text = imp.inState("Start") ? "start" : "another";
        imp.close();
        return text;
    }
}
