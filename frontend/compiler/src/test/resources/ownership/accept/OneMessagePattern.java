import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: Fill? -> Asked;
        state Asked: Filled! -> End;
        state End: ;
        """)
interface Filling {
    sealed interface In {}

    sealed interface Out {}

    record Fill(ExInts cells) implements In {}

    record Filled(ExInts cells) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** What is received can be one message only, and a switch takes it apart. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/filling") Filling.Imp filler) {
        filler.send(new Filling.Fill(new ExInts(3)));
        switch (filler.receive()) {
            case Filling.Filled(var cells) -> System.out.println(cells.get(0) + " " + cells.get(2));
        }
    }
}

@Process(name = "filler")
final class Filler {
    static void main(@Provides("/filling") Filling.Exp client) {
        switch (client.receive()) {
            case Filling.Fill fill -> {
                var cells = fill.cells();
                cells.set(2, 7);
                client.send(new Filling.Filled(cells));
            }
        }
    }
}
