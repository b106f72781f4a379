package dev.heliac.il.system;

import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Kind;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node.Arm;
import dev.heliac.il.system.model.Node.Step;
import java.util.ArrayList;
import java.util.List;

/** The systems of textbooks. */
public final class ClassicSystems {

    private ClassicSystems() {}

    /** Dijkstra's philosophers; each takes the left fork first, except for the last one where there is to be no deadlock. */
    public static Network philosophers(int n, boolean deadlock) {
        var b = new Network.Builder();
        int fork = b.kind(new Kind("Fork", List.of("Take", "Put", "Taken"), 2, 1, 0));
        // Philosopher i is process i, fork i process n + i, between philosophers i - 1 and i.
        int[] left = new int[n];
        int[] right = new int[n];
        for (int i = 0; i < n; i++) {
            left[i] = b.channel("left", fork, i, n + i);
            right[i] = b.channel("right", fork, i, n + (i + 1) % n);
        }
        for (int i = 0; i < n; i++) {
            boolean other = !deadlock && i == n - 1;
            int first = Ends.importer(other ? right[i] : left[i]);
            int second = Ends.importer(other ? left[i] : right[i]);
            var s = new Script("philosopher" + i).send(first, 0).receive(first, 2).send(second, 0).receive(second, 2).send(first, 1);
            b.process(s.choice(new Step.Send(second, 1, List.of(), 0, s.place())).automaton());
        }
        for (int i = 0; i < n; i++) {
            int own = Ends.exporter(left[i]);
            int others = Ends.exporter(right[(i + n - 1) % n]);
            var s = new Script("fork" + i);
            s.await(new Arm.Message(own, 0, List.of(), 1), new Arm.Message(others, 0, List.of(), 3));
            s.send(own, 2).await(new Arm.Message(own, 1, List.of(), 0));
            s.send(others, 2).await(new Arm.Message(others, 1, List.of(), 0));
            b.process(s.automaton());
        }
        return b.build();
    }

    /** A token goes round; with none, everybody waits. */
    public static Network tokenRing(int n, boolean token) {
        var b = new Network.Builder();
        int kind = b.kind(new Kind("Ring", List.of("Token"), 1, 1, 0));
        var channel = new int[n];
        for (int i = 0; i < n; i++) {
            channel[i] = b.channel("next", kind, i, (i + 1) % n);
        }
        for (int i = 0; i < n; i++) {
            int to = Ends.importer(channel[i]);
            int from = Ends.exporter(channel[(i + n - 1) % n]);
            var s = new Script("station" + i);
            if (i == 0 && token) {
                s.send(to, 0);
                s.receive(from, 0).choice(new Step.Silent(0));
            } else {
                s.receive(from, 0);
                s.choice(new Step.Send(to, 0, List.of(), 0, s.place()));
            }
            b.process(s.automaton());
        }
        return b.build();
    }

    /** A coordinator asks all and tells all; a participant that says no and waits for nothing more leaves the verdict unreceived. */
    public static Network twoPhaseCommit(int n, boolean impatient) {
        var b = new Network.Builder();
        int kind = b.kind(new Kind("Commit", List.of("Prepare", "Commit", "Abort", "Yes", "No"), 2, 1, 0));
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) {
            ends.add(b.channel("participant" + i, kind, 0, i + 1));
        }
        var s = new Script("coordinator");
        for (int end : ends) {
            s.send(Ends.importer(end), 0);
        }
        // Nodes of two runs through the answers: all said yes so far, or not.
        int yes = n;
        int no = 2 * n;
        int commit = 3 * n;
        int abort = commit + 2 * n;
        int over = abort + 2 * n;
        for (int i = 0; i < n; i++) {
            int end = Ends.importer(ends.get(i));
            int nextYes = i == n - 1 ? commit : yes + i + 1;
            int nextNo = i == n - 1 ? abort : no + i + 1;
            s.await(
                    new Arm.Message(end, 3, List.of(), nextYes), new Arm.Message(end, 4, List.of(), nextNo), new Arm.Closed(end, over));
        }
        for (int i = 0; i < n; i++) {
            int end = Ends.importer(ends.get(i));
            int next = i == n - 1 ? abort : no + i + 1;
            s.await(new Arm.Message(end, 3, List.of(), next), new Arm.Message(end, 4, List.of(), next), new Arm.Closed(end, over));
        }
        for (int verdict = 1; verdict <= 2; verdict++) {
            for (int end : ends) {
                s.send(Ends.importer(end), verdict);
            }
            for (int i = 0; i < n; i++) {
                int next = i == n - 1 ? over : s.next() + 1;
                s.choice(new Step.Close(Ends.importer(ends.get(i)), false, next, s.place()));
            }
        }
        s.end();
        b.process(s.automaton());
        for (int i = 0; i < n; i++) {
            int end = Ends.exporter(ends.get(i));
            var p = new Script("participant" + i).receive(end, 0, 7).either(2, 3);
            p.choice(new Step.Send(end, 3, List.of(), 4, p.place()));
            p.choice(new Step.Send(end, 4, List.of(), impatient ? 6 : 4, p.place()));
            p.await(new Arm.Message(end, 1, List.of(), 6), new Arm.Message(end, 2, List.of(), 6), new Arm.Closed(end, 7)).either(6);
            b.process(p.close(end).end().automaton());
        }
        return b.build();
    }

    /** Clients that post mail to a listener, which passes each letter on to a filter and a store. */
    public static Network mail(int clients) {
        var b = new Network.Builder();
        int mail = b.kind(new Kind("Mail", List.of("Post", "Posted"), 1, 1, 0));
        int server = 0;
        int filter = 1;
        int store = 2;
        int toFilter = b.channel("filter", mail, server, filter);
        int toStore = b.channel("store", mail, filter, store);
        var channels = new ArrayList<Integer>();
        for (int i = 0; i < clients; i++) {
            channels.add(b.channel("server", mail, 3 + i, server));
        }
        int listener = b.listener(server, channels);
        var s = new Script("server").registers(1);
        int over = 7;
        s.accept(listener, 0, over);
        int client = Ends.register(0);
        s.await(new Arm.Message(client, 0, List.of(), 2), new Arm.Closed(client, 0));
        s.send(Ends.importer(toFilter), 0).receive(Ends.importer(toFilter), 1).send(client, 1);
        s.choice(new Step.Close(client, false, 0, s.place())).either(0).close(Ends.importer(toFilter)).end();
        b.process(s.automaton());
        relay(b, "filter", Ends.exporter(toFilter), Ends.importer(toStore));
        var last = new Script("store").receive(Ends.exporter(toStore), 0, 2);
        b.process(last.choice(new Step.Send(Ends.exporter(toStore), 1, List.of(), 0, last.place())).end().automaton());
        for (int i = 0; i < clients; i++) {
            int end = Ends.importer(channels.get(i));
            var c = new Script("client" + i).either(1, 3).send(end, 0).receive(end, 1, 4).close(end).end();
            b.process(c.automaton());
        }
        return b.build();
    }

    private static void relay(Network.Builder b, String name, int from, int to) {
        var s = new Script(name).receive(from, 0, 4).send(to, 0).receive(to, 1, 5);
        s.choice(new Step.Send(from, 1, List.of(), 0, s.place())).close(to).end();
        b.process(s.automaton());
    }

    /** a makes a channel and sends its far end to b, which sends it on to c; then each waits for the next one. */
    public static Network mutualWait(boolean deadlock) {
        var b = new Network.Builder();
        int carry = b.kind(new Kind("Carry", List.of("Take", "Done"), 1, 1, 1));
        int talk = b.kind(new Kind("Talk", List.of("Ask", "Answer"), 1, 1, 0));
        int ab = b.channel("b", carry, 0, 1);
        int bc = b.channel("c", carry, 1, 2);
        // a: asks by the importer's end that it keeps
        var a = new Script("a").registers(2).make(talk, 0, 1).send(Ends.importer(ab), 0, Ends.register(1));
        if (!deadlock) {
            a.send(Ends.register(0), 0);
        }
        a.await(new Arm.Message(Ends.register(0), 1, List.of(), a.next() + 1), new Arm.Closed(Ends.register(0), a.next() + 2));
        a.close(Ends.register(0)).close(Ends.importer(ab)).end();
        b.process(a.automaton());
        // b: hands the end on and waits until c is done
        var m = new Script("b").registers(1).receive(Ends.exporter(ab), 0, 4, 0).send(Ends.importer(bc), 0, Ends.register(0));
        m.receive(Ends.importer(bc), 1, 3).close(Ends.exporter(ab)).close(Ends.importer(bc)).end();
        b.process(m.automaton());
        // c: waits for a question on the end that came
        var c = new Script("c").registers(1).receive(Ends.exporter(bc), 0, 5, 0).receive(Ends.register(0), 0, 4);
        c.send(Ends.register(0), 1).close(Ends.register(0)).send(Ends.exporter(bc), 1).close(Ends.exporter(bc)).end();
        b.process(c.automaton());
        return b.build();
    }
}
