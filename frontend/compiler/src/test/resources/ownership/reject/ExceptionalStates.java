import dev.heliac.lang.*;
import dev.heliac.lang.Process;

@Contract("""
        state Start: { Ask? -> Asked; Hand? -> End; Bye? -> End; }
        state Asked: { Answer! -> Start; Refuse! -> Refused; }
        state Refused: Why? -> Start;
        state End: ;
        """)
interface Quiz {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Hand(@State("Asked") Quiz.Imp other) implements In {}

    record Bye() implements In {}

    record Why(int n) implements In {}

    record Answer(int n) implements Out {}

    record Refuse() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Handlers that go on with an endpoint which different exceptions find in different states. */
@Process(name = "main")
final class ExceptionalStates {

    static void main(String[] words) {
        asks(made(), words);
        receives(made(), words);
        later(made(), words);
        inFinally(made(), words);
        rethrown(made(), words);
        inALoop(made(), words);
        namedState(made(), words);
        twoTypes(made(), words);
        inArms(made(), words);
        sends(made(), made(), words);
        keeps(made(), words);
        afterwards(made(), words);
        borrows(words);
    }

    /** The far end is gone: nothing here gets so far. */
    private static Quiz.Imp made() {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        channel.exp().close();
        return channel.imp();
    }

    private static void asks(@Claims Quiz.Imp quiz, String[] words) {
        try {
            int n = words[0].length();
            quiz.send(new Quiz.Ask(n));
            n = words[1].length();
        } catch (IndexOutOfBoundsException e) {
            quiz.send(new Quiz.Ask(0));
        }
        quiz.close();
    }

    private static void receives(@Claims Quiz.Imp quiz, String[] words) {
        try {
            quiz.send(new Quiz.Ask(words.length / words[0].length()));
            System.out.println(words[1].length() / words.length);
        } catch (ArithmeticException e) {
            switch (quiz.receive()) {
                case Quiz.Answer answer -> quiz.send(new Quiz.Bye());
                case Quiz.Refuse refuse -> quiz.close();
            }
            return;
        }
        quiz.close();
    }

    private static void later(@Claims Quiz.Imp quiz, String[] words) {
        try {
            int n = Integer.parseInt(words[0]);
            n += Integer.parseInt(words[1]);
            quiz.send(new Quiz.Ask(n));
            n += Integer.parseInt(words[2]);
            System.out.println(n);
        } catch (NumberFormatException e) {
            quiz.send(new Quiz.Bye());
            return;
        }
        quiz.close();
    }

    private static void inFinally(@Claims Quiz.Imp quiz, String[] words) {
        try {
            System.out.println(words[0]);
            quiz.send(new Quiz.Bye());
            System.out.println(words[1]);
        } finally {
            quiz.send(new Quiz.Bye());
        }
    }

    private static void rethrown(@Claims Quiz.Imp quiz, String[] words) {
        try {
            try {
                System.out.println(words[0]);
                quiz.send(new Quiz.Ask(1));
                System.out.println(words[1]);
            } catch (IndexOutOfBoundsException e) {
                throw new IllegalStateException(e);
            }
        } catch (IllegalStateException e) {
            quiz.send(new Quiz.Bye());
            return;
        }
        quiz.close();
    }

    private static void inALoop(@Claims Quiz.Imp quiz, String[] words) {
        for (String word : words) {
            try {
                int n = Integer.parseInt(word);
                quiz.send(new Quiz.Ask(n));
                System.out.println(100 / n);
                quiz.close();
                return;
            } catch (RuntimeException e) {
                quiz.send(new Quiz.Bye());
                return;
            }
        }
        quiz.close();
    }

    private static void leave(@Claims @State("Start") Quiz.Imp quiz) {
        quiz.send(new Quiz.Bye());
    }

    private static void namedState(@Claims Quiz.Imp quiz, String[] words) {
        try {
            System.out.println(words[0]);
            quiz.send(new Quiz.Ask(1));
            System.out.println(words[1]);
            quiz.close();
        } catch (IndexOutOfBoundsException e) {
            leave(quiz);
        }
    }

    private static void twoTypes(@Claims Quiz.Imp quiz, String[] words) {
        try {
            int n = 100 / words.length;
            quiz.send(new Quiz.Ask(n));
            System.out.println(words[n]);
            quiz.close();
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            quiz.send(new Quiz.Bye());
        }
    }

    private static void inArms(@Claims Quiz.Imp quiz, String[] words) {
        quiz.send(new Quiz.Ask(1));
        try {
            switch (quiz.receive()) {
                case Quiz.Answer answer -> System.out.println(words[answer.n()]);
                case Quiz.Refuse refuse -> System.out.println(words[0]);
            }
            quiz.close();
        } catch (IndexOutOfBoundsException e) {
            quiz.send(new Quiz.Ask(2));
            quiz.close();
        }
    }

    private static void sends(@Claims Quiz.Imp quiz, @Claims Quiz.Imp other, String[] words) {
        try {
            System.out.println(words[0]);
            other.send(new Quiz.Ask(1));
            System.out.println(words[1]);
            other.close();
        } catch (IndexOutOfBoundsException e) {
            quiz.send(new Quiz.Hand(other));
            return;
        }
        quiz.close();
    }

    private static void keeps(@Claims Quiz.Imp quiz, String[] words) {
        TRef<Quiz.Imp> place = new TRef<>();
        try {
            System.out.println(words[0]);
            quiz.send(new Quiz.Ask(1));
            System.out.println(words[1]);
            quiz.close();
        } catch (IndexOutOfBoundsException e) {
            place.release(quiz);
        }
    }

    private static void afterwards(@Claims Quiz.Imp quiz, String[] words) {
        try {
            System.out.println(words[0]);
            quiz.send(new Quiz.Ask(1));
        } catch (IndexOutOfBoundsException e) {
            System.out.println("no words");
        }
        quiz.send(new Quiz.Bye());
    }

    private static void borrows(String[] words) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp quiz = channel.imp();
        asked(quiz, words);
        quiz.close();
        channel.exp().close();
    }

    private static void asked(Quiz.Imp quiz, String[] words) {
        try {
            System.out.println(words[0]);
            quiz.send(new Quiz.Ask(1));
            System.out.println(words[1]);
        } catch (IndexOutOfBoundsException e) {
            System.out.println("too few words");
        }
    }
}
