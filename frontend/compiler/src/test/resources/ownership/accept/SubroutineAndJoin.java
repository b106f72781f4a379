import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Size -> Area! -> Start; Bye? -> End; }
        state Size: all { Width?; Height?; }
        state End: ;
        """)
interface Areas {
    sealed interface In {}

    sealed interface Out {}

    record Width(int n) implements In {}

    record Height(int n) implements In {}

    record Bye() implements In {}

    record Area(int n) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Two messages come in either order, and then the conversation goes on in one place. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/areas") Areas.Imp areas, @Uses("/console") Console.Imp console) {
        areas.send(new Areas.Width(6));
        areas.send(new Areas.Height(7));
        int first = areas.receive(Areas.Area.class).n();
        areas.send(new Areas.Height(3));
        areas.send(new Areas.Width(5));
        int second = areas.receive(Areas.Area.class).n();
        areas.send(new Areas.Bye());
        Console.println(console, first + " and " + second);
        console.send(new Console.Bye());
    }
}

@Process(name = "surveyor")
final class Surveyor {
    static void main(@Provides("/areas") Areas.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Areas.Width width -> {
                    var height = client.receive(Areas.Height.class);
                    client.send(new Areas.Area(width.n() * height.n()));
                }
                case Areas.Height height -> {
                    var width = client.receive(Areas.Width.class);
                    client.send(new Areas.Area(width.n() * height.n()));
                }
                case Areas.Bye bye -> {
                    return;
                }
            }
        }
    }
}
