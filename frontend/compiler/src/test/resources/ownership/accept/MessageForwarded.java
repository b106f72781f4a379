import dev.heliac.lang.Channel;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

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

/** A received message is sent on as it is. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp imp = channel.imp();
        Quiz.Exp exp = channel.exp();
        imp.send(new Quiz.Ask(11));
        switch (exp.receive()) {
            case Quiz.Ask ask -> {
                quiz.send(ask);
                exp.send(quiz.receive(Quiz.Answer.class));
                Console.println(console, "through me: " + imp.receive(Quiz.Answer.class).n());
            }
            case Quiz.Bye bye -> throw new IllegalStateException("not asked");
        }
        imp.close();
        exp.close();
        quiz.send(new Quiz.Bye());
        console.send(new Console.Bye());
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
