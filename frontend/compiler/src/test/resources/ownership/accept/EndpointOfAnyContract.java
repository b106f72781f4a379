import dev.heliac.lang.Channel;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;
import dev.heliac.lang.TRef;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: Answer! -> Start;
        state End: ;
        """)
interface Quiz {
    interface In {}

    interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Answer(int n) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("override state Asked: Hint! -> Asked2; state Asked2: More? -> Asked;")
interface HintedQuiz extends Quiz {
    record Hint(long text) implements Out {}

    record More() implements In {}

    interface Exp extends Quiz.Exp {}

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

/** A place to leave an endpoint of any contract under a number, and to fetch it. */
@Contract("""
        state Start: { Leave? -> Leaving; Fetch? -> Fetching; Bye? -> End; }
        state Leaving: Left! -> Start;
        state Fetching: { Found! -> Start; Nothing! -> Start; }
        state End: ;
        """)
interface Wardrobe {
    sealed interface In {}

    sealed interface Out {}

    record Leave(int number, Endpoint.Any what, int check) implements In {}

    record Fetch(int number) implements In {}

    record Bye() implements In {}

    record Left() implements Out {}

    record Found(Endpoint.Any what, int check) implements Out {}

    record Nothing() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Ends whose contract and state are told when the program runs only: kept, sent away and back, asked, and made what they are. */
@Process(name = "guest")
final class Guest {
    static void main(@Uses("/wardrobe") Wardrobe.Imp wardrobe, @Uses("/console") Console.Imp console) {
        var quiz = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp asking = quiz.imp();
        asking.send(new Quiz.Ask(20));
        leave(wardrobe, 1, Endpoint.Any.of(asking));
        leave(wardrobe, 2, Endpoint.Any.of(quiz.exp()));
        var hinted = Channel.create(HintedQuiz.Imp.class, HintedQuiz.Exp.class);
        leave(wardrobe, 3, Endpoint.Any.of(hinted.exp()));
        leave(wardrobe, 4, Endpoint.Any.of(hinted.imp()));
        var slip = Channel.create(Slip.Imp.class, Slip.Exp.class);
        slip.imp().send(new Slip.Note(7));
        leave(wardrobe, 5, Endpoint.Any.of(slip.exp()));
        for (int i = 0; i < 7; i++) {
            wardrobe.send(new Wardrobe.Fetch(i));
            switch (wardrobe.receive()) {
                case Wardrobe.Found found -> Console.println(console, i + " " + found.check() + ": " + what(found.what()));
                case Wardrobe.Nothing nothing -> Console.println(console, i + " nothing");
                default -> throw new IllegalStateException("Fetching admits nothing else");
            }
        }
        Console.println(console, wrong());
        wardrobe.send(new Wardrobe.Bye());
        console.send(new Console.Bye());
    }

    private static void leave(Wardrobe.Imp wardrobe, int number, Endpoint.Any what) {
        wardrobe.send(new Wardrobe.Leave(number, what, number * number));
        wardrobe.receive(Wardrobe.Left.class);
    }

    private static String what(Endpoint.Any any) {
        if (any.is(Quiz.Imp.class)) {
            any.close();
            return "asks";
        }
        if (any.is(Quiz.Imp.class, "Asked")) {
            any.as(Quiz.Imp.class, "Asked").close();
            return "has asked";
        }
        if (any.is(HintedQuiz.Exp.class)) {
            HintedQuiz.Exp exporter = any.as(HintedQuiz.Exp.class);
            exporter.close();
            return "answers with hints" + (any(exporter()) ? ", and is a quiz" : "");
        }
        if (any.is(Quiz.Exp.class)) {
            Quiz.Exp exporter = any.as(Quiz.Exp.class);
            String asked = switch (exporter.receive()) {
                case Quiz.Ask ask -> "asked " + ask.n();
                case Quiz.Bye bye -> "bye";
                default -> throw new IllegalStateException("Start admits nothing else");
            };
            exporter.close();
            return asked;
        }
        if (any.is(Slip.Exp.class)) {
            return "slip " + any.as(Slip.Exp.class).receive(Slip.Note.class).n();
        }
        any.close();
        return "something else";
    }

    private static Endpoint.Any exporter() {
        var hinted = Channel.create(HintedQuiz.Imp.class, HintedQuiz.Exp.class);
        hinted.imp().close();
        return Endpoint.Any.of(hinted.exp());
    }

    /** Held in an object meanwhile. */
    private static boolean any(Endpoint.Any one) {
        TRef<Endpoint.Any> kept = new TRef<>(one);
        Endpoint.Any again = kept.acquire();
        if (!again.is(Quiz.Exp.class)) {
            again.close();
            return false;
        }
        again.as(Quiz.Exp.class).close();
        return true;
    }

    private static String wrong() {
        try {
            exporter().as(Quiz.Imp.class).close();
            return "right";
        } catch (ClassCastException e) {
            return "wrong";
        }
    }
}

@Process(name = "wardrobe")
final class Attendant {
    static void main(@Provides("/wardrobe") Wardrobe.Exp client) {
        @SuppressWarnings("unchecked")
        TRef<Endpoint.Any>[] places = new TRef[8];
        while (true) {
            switch (client.receive()) {
                case Wardrobe.Leave leave -> {
                    places[leave.number()] = new TRef<>(leave.what());
                    client.send(new Wardrobe.Left());
                }
                case Wardrobe.Fetch fetch -> {
                    TRef<Endpoint.Any> place = places[fetch.number()];
                    if (place == null || place.isEmpty()) {
                        client.send(new Wardrobe.Nothing());
                    } else {
                        client.send(new Wardrobe.Found(place.acquire(), fetch.number()));
                    }
                }
                case Wardrobe.Bye bye -> {
                    return;
                }
            }
        }
    }
}
