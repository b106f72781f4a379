import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Cancel? -> Ending; Done! -> Finished; }
        state Ending: Done! -> End;
        state Finished: Cancel? -> End;
        state Resumed: First? -> Second? -> Third? -> Start;
        state End: ;
        """)
interface Upload {
    sealed interface In {}

    sealed interface Out {}

    record First(int n) implements In {}

    record Second(int n) implements In {}

    record Third(int n) implements In {}

    record Cancel() implements In {}

    record Done(int sum) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("state Start: Take? -> End; state End: ;")
interface Desk {
    sealed interface In {}

    interface Out {}

    record Take(@State("Resumed") Upload.Exp work) implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Both sides may send in the state that the parts lead to; the queue has room for the parts and what is said after them. */
@Process(name = "p")
final class P {
    static void main(@Uses("/desk") Desk.Imp desk) {
        var channel = Channel.create(Upload.Imp.class, Upload.Exp.class, "Resumed");
        Upload.Imp upload = channel.imp();
        upload.send(new Upload.First(1));
        upload.send(new Upload.Second(2));
        upload.send(new Upload.Third(4));
        upload.send(new Upload.Cancel());
        desk.send(new Desk.Take(channel.exp()));
        System.out.println("sum " + upload.receive(Upload.Done.class).sum());
    }
}

@Process(name = "q")
final class Q {
    static void main(@Provides("/desk") Desk.Exp boss) {
        Upload.Exp work = boss.receive(Desk.Take.class).work();
        int sum = work.receive(Upload.First.class).n();
        sum += work.receive(Upload.Second.class).n();
        sum += work.receive(Upload.Third.class).n();
        work.send(new Upload.Done(sum));
        work.receive(Upload.Cancel.class);
    }
}
