package packets;

import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import dev.heliac.lang.Overlay;
import dev.heliac.lang.Process;
import dev.heliac.lang.State;
import dev.heliac.lang.Uses;

/** Has frames answered, of a capture or of its own making, and prints a line about each. */
@Process(name = "client")
final class Client {

    private Client() {}

    static void main(
            @Uses("/frames") Frames.Imp responder,
            @Uses("/fs") FileSystem.Imp files,
            @Uses("/console") Console.Imp console,
            String[] args) {
        if (args.length == 0) {
            files.send(new FileSystem.Bye());
            for (int i = 0; i < Traffic.COUNT; i++) {
                exchange(i + 1, Traffic.frame(i), responder, console);
            }
            responder.send(new Frames.Bye());
        } else {
            open(args[0], responder, files, console);
        }
        console.send(new Console.Bye());
    }

    private static void open(
            String name, @Claims Frames.Imp responder, @Claims FileSystem.Imp files, Console.Imp console) {
        files.send(new FileSystem.Open(name, FileSystem.READ));
        switch (files.receive()) {
            case FileSystem.Opened opened -> {
                String problem = replay(responder, files, console);
                if (!problem.isEmpty()) {
                    Console.println(console, name + ": " + problem);
                }
                files.send(new FileSystem.Close());
            }
            case FileSystem.Failed failed -> Console.println(console, "cannot open " + name + " (errno " + failed.errno() + ")");
            default -> throw new IllegalStateException("Opening admits nothing else");
        }
        files.send(new FileSystem.Bye());
        responder.send(new Frames.Bye());
    }

    /** Has every frame of the open file answered; gives what is wrong with the file. */
    private static String replay(
            @State("Start") Frames.Imp responder, @State("File") FileSystem.Imp files, Console.Imp console) {
        Capture capture = new Capture();
        boolean more = capture.begin(files);
        for (int number = 1; more; number++) {
            ExBytes frame = capture.next(files);
            if (frame.length() > 0) {
                exchange(number, frame, responder, console);
            } else {
                more = false;
            }
        }
        return capture.problem();
    }

    private static void exchange(
            int number, @Claims ExBytes frame, @State("Start") Frames.Imp responder, Console.Imp console) {
        responder.send(new Frames.Frame(frame));
        switch (responder.receive()) {
            case Frames.Answer answer -> Console.println(console, number + ": " + describe(answer.bytes()));
            case Frames.Dropped dropped -> Console.println(console, number + ": dropped, " + dropped.reason());
        }
    }

    private static String describe(ExBytes frame) {
        int start = Overlay.size(Ethernet.class);
        Ipv4 ip = Overlay.view(Ipv4.class, frame, start);
        Udp udp = Overlay.view(Udp.class, frame, start + ip.words() * 4);
        boolean sound = Ipv4.checksum(frame, start, ip.words() * 4) == 0;
        return Ipv4.text(ip.from()) + ":" + (int) udp.from() + " to " + Ipv4.text(ip.to()) + ":" + (int) udp.to() + ", "
                + (udp.length() - Overlay.size(Udp.class)) + " bytes" + (sound ? "" : ", checksum wrong");
    }
}
