import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Cancel? -> Ending; Progress! -> Late; }
        state Ending: { Cancelled! -> Closed; Progress! -> Closed; }
        state Late: Cancel? -> Closed;
        state Closed: ;
        """)
interface Job {
    sealed interface In {}

    sealed interface Out {}

    record Cancel(String why) implements In {}

    record Progress(int done) implements Out {}

    record Cancelled() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Both send at once, and each admits what the other one has sent. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/job") Job.Imp job, @Uses("/console") Console.Imp console) {
        job.send(new Job.Cancel("no more time"));
        switch (job.receive()) {
            case Job.Progress progress -> Console.println(console, "too late, done " + progress.done());
            case Job.Cancelled cancelled -> Console.println(console, "cancelled");
        }
        console.send(new Console.Bye());
    }
}

@Process(name = "worker")
final class Worker {
    static void main(@Provides("/job") Job.Exp client) {
        client.send(new Job.Progress(7));
        client.receive(Job.Cancel.class);
    }
}
