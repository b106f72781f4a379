import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.State;
import dev.heliac.lang.TRef;

@Contract("""
        state Start: Open? -> Opening;
        state Opening: { Ready! -> End; Failed! -> End; }
        state End: ;
        """)
interface Service {
    interface In {}

    interface Out {}

    record Open(int n) implements In {}

    record Ready(int n) implements Out {}

    record Failed() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("""
        override state Opening: { Ready! -> Start; Configure! -> Configuring; }
        state Configuring: Done? -> Opening;
        """)
interface Device extends Service {
    record Configure() implements Out {}

    record Done() implements In {}

    interface Exp extends Service.Exp {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "p")
final class P {
    static void main(String[] words) {
        
    }
}
