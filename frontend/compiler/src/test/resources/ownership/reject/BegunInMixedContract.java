import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.State;
import dev.heliac.lang.TRef;

@Contract("""
        state Start: Open? -> End;
        state Running: { Cancel? -> Ending; Progress! -> Next; }
        state Ending: Cancelled! -> End;
        state Next: Cancel? -> End;
        state Held: Open? -> End;
        state Passed: Open? -> End;
        state Lost: Open? -> End;
        state End: ;
        """)
interface Job {
    sealed interface In {}

    sealed interface Out {}

    record Open() implements In {}

    record Cancel() implements In {}

    record Progress() implements Out {}

    record Cancelled() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

final class Shelf {
    @State("Held")
    TRef<Job.Imp> job = new TRef<>();

    static void end(@State("Passed") Job.Imp job) {
        job.send(new Job.Open());
    }
}

@Process(name = "p")
final class P {
    static void main(String[] words) {
        var channel = Channel.create(Job.Imp.class, Job.Exp.class, "Running");
        channel.exp().close();
        channel.imp().close();
    }
}
