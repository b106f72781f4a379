import dev.heliac.lang.Channel;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;
import dev.heliac.lang.TRef;
import dev.heliac.lang.Uses;

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
        override state Opening: Configure! -> Configuring;
        state Configuring: { Setting? -> Configured! -> Configuring; Done? -> Opening; }
        """)
interface Device extends Service {
    record Configure(ExBytes options, int count, long first, long second) implements Out {}

    record Setting(int value) implements In {}

    record Done() implements In {}

    record Configured(int value) implements Out {}

    interface Exp extends Service.Exp {}

    interface Imp extends Endpoint<Out, In> {}
}

/** A second level, which says nothing of its own yet. */
@Contract("")
interface Disk extends Device {
    interface Exp extends Device.Exp {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("""
        state Start: { Serve? -> Serving; Go? -> Serving; Drive? -> Serving; Bye? -> End; }
        state Serving: Taken! -> Start;
        state End: ;
        """)
interface Desk {
    sealed interface In {}

    sealed interface Out {}

    record Serve(Service.Exp client) implements In {}

    record Go(@State("Opening") Service.Exp client) implements In {}

    record Drive(Device.Exp client) implements In {}

    record Bye() implements In {}

    record Taken() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Who exports an extension is taken for one who exports its base: in messages, in methods, in a TRef and in a variable. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/desk") Desk.Imp desk, @Uses("/console") Console.Imp console) {
        var service = Channel.create(Service.Imp.class, Service.Exp.class);
        Service.Imp plain = service.imp();
        desk.send(new Desk.Serve(service.exp()));
        desk.receive(Desk.Taken.class);
        plain.send(new Service.Open(1));
        Console.println(console, "service " + answer(plain));

        var device = Channel.create(Device.Imp.class, Device.Exp.class);
        Device.Imp extended = device.imp();
        desk.send(new Desk.Serve(device.exp()));
        desk.receive(Desk.Taken.class);
        extended.send(new Service.Open(2));
        Console.println(console, "as service " + answer(extended));

        var disk = Channel.create(Disk.Imp.class, Disk.Exp.class);
        Disk.Imp third = disk.imp();
        Disk.Exp there = disk.exp();
        third.send(new Service.Open(3));
        Console.println(console, "opened " + there.receive(Service.Open.class).n());
        desk.send(new Desk.Go(there));
        desk.receive(Desk.Taken.class);
        Console.println(console, "opening " + answer(third));

        var driven = Channel.create(Disk.Imp.class, Disk.Exp.class);
        Disk.Imp driving = driven.imp();
        desk.send(new Desk.Drive(driven.exp()));
        desk.receive(Desk.Taken.class);
        driving.send(new Service.Open(4));
        Console.println(console, "driven " + answer(driving));

        Console.println(console, "held " + held(true) + " " + held(false));
        desk.send(new Desk.Bye());
        console.send(new Console.Bye());
    }

    private static int answer(@State("Opening") Service.Imp service) {
        return switch (service.receive()) {
            case Service.Ready ready -> ready.n();
            case Service.Failed failed -> -1;
            default -> throw new IllegalStateException("Opening admits nothing else");
        };
    }

    private static int answer(@State("Opening") Device.Imp device) {
        while (true) {
            switch (device.receive()) {
                case Service.Ready ready -> {
                    return ready.n();
                }
                case Service.Failed failed -> {
                    return -1;
                }
                case Device.Configure configure -> {
                    int sum = (int) (configure.first() + configure.second());
                    for (int i = 0; i < configure.count(); i++) {
                        sum += configure.options().get(i);
                    }
                    device.send(new Device.Setting(sum));
                    device.receive(Device.Configured.class);
                    device.send(new Device.Done());
                }
                default -> throw new IllegalStateException("Opening admits nothing else");
            }
        }
    }

    private static int answer(@State("Opening") Disk.Imp disk) {
        while (true) {
            switch (disk.receive()) {
                case Service.Ready ready -> {
                    return ready.n();
                }
                case Service.Failed failed -> {
                    return -1;
                }
                case Device.Configure configure -> {
                    disk.send(new Device.Setting(configure.options().get(0)));
                    disk.receive(Device.Configured.class);
                    disk.send(new Device.Done());
                }
                default -> throw new IllegalStateException("Opening admits nothing else");
            }
        }
    }

    /** Which of the two contracts it is depends on the path; that it is a Service does not. */
    private static int held(boolean device) {
        TRef<Service.Exp> kept = new TRef<>();
        Service.Exp one;
        if (device) {
            var channel = Channel.create(Device.Imp.class, Device.Exp.class);
            channel.imp().close();
            one = channel.exp();
        } else {
            var channel = Channel.create(Service.Imp.class, Service.Exp.class);
            channel.imp().close();
            one = channel.exp();
        }
        kept.release(one);
        Service.Exp again = kept.acquire();
        again.close();
        return device ? 1 : 2;
    }
}

@Process(name = "desk")
final class DeskClerk {
    static void main(@Provides("/desk") Desk.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Desk.Serve serve -> {
                    client.send(new Desk.Taken());
                    serve(serve.client());
                }
                case Desk.Go go -> {
                    client.send(new Desk.Taken());
                    Service.Exp asked = go.client();
                    asked.send(new Service.Failed());
                }
                case Desk.Drive drive -> {
                    client.send(new Desk.Taken());
                    drive(drive.client());
                }
                case Desk.Bye bye -> {
                    return;
                }
            }
        }
    }

    private static void serve(@Claims Service.Exp client) {
        client.send(new Service.Ready(10 * client.receive(Service.Open.class).n()));
    }

    private static void drive(@Claims Device.Exp client) {
        int n = client.receive(Service.Open.class).n();
        var options = new ExBytes(3);
        options.set(0, (byte) 7);
        client.send(new Device.Configure(options, 3, 5, 6));
        configuring:
        while (true) {
            switch (client.receive()) {
                case Device.Setting setting -> {
                    n += setting.value();
                    client.send(new Device.Configured(n));
                }
                case Device.Done done -> {
                    break configuring;
                }
                default -> throw new IllegalStateException("Configuring admits nothing else");
            }
        }
        client.send(new Service.Ready(n));
    }
}
