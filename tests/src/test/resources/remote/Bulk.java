import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

/** Twenty-four large messages one way before the answer: more than a ring between kernels holds at once. */
@Contract("""
        state Start: { Begin? -> S0; Big? -> Echoing; Bye? -> End; }
        state S0: Part? -> S1;
        state S1: Part? -> S2;
        state S2: Part? -> S3;
        state S3: Part? -> S4;
        state S4: Part? -> S5;
        state S5: Part? -> S6;
        state S6: Part? -> S7;
        state S7: Part? -> S8;
        state S8: Part? -> S9;
        state S9: Part? -> S10;
        state S10: Part? -> S11;
        state S11: Part? -> S12;
        state S12: Part? -> S13;
        state S13: Part? -> S14;
        state S14: Part? -> S15;
        state S15: Part? -> S16;
        state S16: Part? -> S17;
        state S17: Part? -> S18;
        state S18: Part? -> S19;
        state S19: Part? -> S20;
        state S20: Part? -> S21;
        state S21: Part? -> S22;
        state S22: Part? -> S23;
        state S23: Part? -> S24;
        state S24: Sum! -> Start;
        state Echoing: Back! -> Start;
        state End: ;
        """)
interface Bulk {
    sealed interface In {}

    sealed interface Out {}

    record Begin() implements In {}

    record Part(int number, ExBytes bytes, double scale, ExLongs more) implements In {}

    record Big(ExBytes bytes) implements In {}

    record Bye() implements In {}

    record Sum(long total, float check) implements Out {}

    record Back(ExBytes bytes) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "sender")
final class Sender {
    static void main(@Uses("/bulk") Bulk.Imp sink, @Uses("/console") Console.Imp console) {
        for (int round = 0; round < 3; round++) {
            sink.send(new Bulk.Begin());
            sink.send(new Bulk.Part(0, bytes(0, round), 0 * 0.5, longs(0)));
            sink.send(new Bulk.Part(1, bytes(1, round), 1 * 0.5, longs(1)));
            sink.send(new Bulk.Part(2, bytes(2, round), 2 * 0.5, longs(2)));
            sink.send(new Bulk.Part(3, bytes(3, round), 3 * 0.5, longs(3)));
            sink.send(new Bulk.Part(4, bytes(4, round), 4 * 0.5, longs(4)));
            sink.send(new Bulk.Part(5, bytes(5, round), 5 * 0.5, longs(5)));
            sink.send(new Bulk.Part(6, bytes(6, round), 6 * 0.5, longs(6)));
            sink.send(new Bulk.Part(7, bytes(7, round), 7 * 0.5, longs(7)));
            sink.send(new Bulk.Part(8, bytes(8, round), 8 * 0.5, longs(8)));
            sink.send(new Bulk.Part(9, bytes(9, round), 9 * 0.5, longs(9)));
            sink.send(new Bulk.Part(10, bytes(10, round), 10 * 0.5, longs(10)));
            sink.send(new Bulk.Part(11, bytes(11, round), 11 * 0.5, longs(11)));
            sink.send(new Bulk.Part(12, bytes(12, round), 12 * 0.5, longs(12)));
            sink.send(new Bulk.Part(13, bytes(13, round), 13 * 0.5, longs(13)));
            sink.send(new Bulk.Part(14, bytes(14, round), 14 * 0.5, longs(14)));
            sink.send(new Bulk.Part(15, bytes(15, round), 15 * 0.5, longs(15)));
            sink.send(new Bulk.Part(16, bytes(16, round), 16 * 0.5, longs(16)));
            sink.send(new Bulk.Part(17, bytes(17, round), 17 * 0.5, longs(17)));
            sink.send(new Bulk.Part(18, bytes(18, round), 18 * 0.5, longs(18)));
            sink.send(new Bulk.Part(19, bytes(19, round), 19 * 0.5, longs(19)));
            sink.send(new Bulk.Part(20, bytes(20, round), 20 * 0.5, longs(20)));
            sink.send(new Bulk.Part(21, bytes(21, round), 21 * 0.5, longs(21)));
            sink.send(new Bulk.Part(22, bytes(22, round), 22 * 0.5, longs(22)));
            sink.send(new Bulk.Part(23, bytes(23, round), 23 * 0.5, longs(23)));
            Bulk.Sum sum = sink.receive(Bulk.Sum.class);
            Console.println(console, "sum " + sum.total() + " " + (int) (sum.check() * 8));
        }
        int size = 1;
        for (int i = 0; i < 6; i++) {
            ExBytes sent = new ExBytes(size - 1);
            for (int at = 0; at < sent.length(); at++) {
                sent.set(at, (byte) (at * 31 + i));
            }
            sink.send(new Bulk.Big(sent));
            Bulk.Back got = sink.receive(Bulk.Back.class);
            ExBytes back = got.bytes();
            int wrong = back.length() == size - 1 ? 0 : 1;
            for (int at = 0; at < back.length(); at++) {
                wrong += back.get(at) == (byte) (at * 31 + i) ? 0 : 1;
            }
            Console.println(console, "back " + back.length() + " wrong " + wrong);
            back.free();
            size *= 16;
        }
        sink.send(new Bulk.Bye());
        console.send(new Console.Bye());
    }

    private static ExBytes bytes(int number, int round) {
        ExBytes bytes = new ExBytes(number * 4000);
        for (int i = 0; i < bytes.length(); i++) {
            bytes.set(i, (byte) (i + number + round));
        }
        return bytes;
    }

    private static ExLongs longs(int number) {
        ExLongs longs = new ExLongs(number);
        for (int i = 0; i < number; i++) {
            longs.set(i, 1L << 40 | i);
        }
        return longs;
    }
}

@Process(name = "sink")
final class Sink {
    static void main(@Provides("/bulk") Bulk.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Bulk.Begin begin -> {
                    long total = 0;
                    double check = 0;
                    Bulk.Part p0 = client.receive(Bulk.Part.class);
                    total += sum(p0.number(), p0.bytes(), p0.more());
                    check += p0.scale();
                    p0.bytes().free();
                    p0.more().free();
                    Bulk.Part p1 = client.receive(Bulk.Part.class);
                    total += sum(p1.number(), p1.bytes(), p1.more());
                    check += p1.scale();
                    p1.bytes().free();
                    p1.more().free();
                    Bulk.Part p2 = client.receive(Bulk.Part.class);
                    total += sum(p2.number(), p2.bytes(), p2.more());
                    check += p2.scale();
                    p2.bytes().free();
                    p2.more().free();
                    Bulk.Part p3 = client.receive(Bulk.Part.class);
                    total += sum(p3.number(), p3.bytes(), p3.more());
                    check += p3.scale();
                    p3.bytes().free();
                    p3.more().free();
                    Bulk.Part p4 = client.receive(Bulk.Part.class);
                    total += sum(p4.number(), p4.bytes(), p4.more());
                    check += p4.scale();
                    p4.bytes().free();
                    p4.more().free();
                    Bulk.Part p5 = client.receive(Bulk.Part.class);
                    total += sum(p5.number(), p5.bytes(), p5.more());
                    check += p5.scale();
                    p5.bytes().free();
                    p5.more().free();
                    Bulk.Part p6 = client.receive(Bulk.Part.class);
                    total += sum(p6.number(), p6.bytes(), p6.more());
                    check += p6.scale();
                    p6.bytes().free();
                    p6.more().free();
                    Bulk.Part p7 = client.receive(Bulk.Part.class);
                    total += sum(p7.number(), p7.bytes(), p7.more());
                    check += p7.scale();
                    p7.bytes().free();
                    p7.more().free();
                    Bulk.Part p8 = client.receive(Bulk.Part.class);
                    total += sum(p8.number(), p8.bytes(), p8.more());
                    check += p8.scale();
                    p8.bytes().free();
                    p8.more().free();
                    Bulk.Part p9 = client.receive(Bulk.Part.class);
                    total += sum(p9.number(), p9.bytes(), p9.more());
                    check += p9.scale();
                    p9.bytes().free();
                    p9.more().free();
                    Bulk.Part p10 = client.receive(Bulk.Part.class);
                    total += sum(p10.number(), p10.bytes(), p10.more());
                    check += p10.scale();
                    p10.bytes().free();
                    p10.more().free();
                    Bulk.Part p11 = client.receive(Bulk.Part.class);
                    total += sum(p11.number(), p11.bytes(), p11.more());
                    check += p11.scale();
                    p11.bytes().free();
                    p11.more().free();
                    Bulk.Part p12 = client.receive(Bulk.Part.class);
                    total += sum(p12.number(), p12.bytes(), p12.more());
                    check += p12.scale();
                    p12.bytes().free();
                    p12.more().free();
                    Bulk.Part p13 = client.receive(Bulk.Part.class);
                    total += sum(p13.number(), p13.bytes(), p13.more());
                    check += p13.scale();
                    p13.bytes().free();
                    p13.more().free();
                    Bulk.Part p14 = client.receive(Bulk.Part.class);
                    total += sum(p14.number(), p14.bytes(), p14.more());
                    check += p14.scale();
                    p14.bytes().free();
                    p14.more().free();
                    Bulk.Part p15 = client.receive(Bulk.Part.class);
                    total += sum(p15.number(), p15.bytes(), p15.more());
                    check += p15.scale();
                    p15.bytes().free();
                    p15.more().free();
                    Bulk.Part p16 = client.receive(Bulk.Part.class);
                    total += sum(p16.number(), p16.bytes(), p16.more());
                    check += p16.scale();
                    p16.bytes().free();
                    p16.more().free();
                    Bulk.Part p17 = client.receive(Bulk.Part.class);
                    total += sum(p17.number(), p17.bytes(), p17.more());
                    check += p17.scale();
                    p17.bytes().free();
                    p17.more().free();
                    Bulk.Part p18 = client.receive(Bulk.Part.class);
                    total += sum(p18.number(), p18.bytes(), p18.more());
                    check += p18.scale();
                    p18.bytes().free();
                    p18.more().free();
                    Bulk.Part p19 = client.receive(Bulk.Part.class);
                    total += sum(p19.number(), p19.bytes(), p19.more());
                    check += p19.scale();
                    p19.bytes().free();
                    p19.more().free();
                    Bulk.Part p20 = client.receive(Bulk.Part.class);
                    total += sum(p20.number(), p20.bytes(), p20.more());
                    check += p20.scale();
                    p20.bytes().free();
                    p20.more().free();
                    Bulk.Part p21 = client.receive(Bulk.Part.class);
                    total += sum(p21.number(), p21.bytes(), p21.more());
                    check += p21.scale();
                    p21.bytes().free();
                    p21.more().free();
                    Bulk.Part p22 = client.receive(Bulk.Part.class);
                    total += sum(p22.number(), p22.bytes(), p22.more());
                    check += p22.scale();
                    p22.bytes().free();
                    p22.more().free();
                    Bulk.Part p23 = client.receive(Bulk.Part.class);
                    total += sum(p23.number(), p23.bytes(), p23.more());
                    check += p23.scale();
                    p23.bytes().free();
                    p23.more().free();
                    client.send(new Bulk.Sum(total, (float) check));
                }
                case Bulk.Big big -> client.send(new Bulk.Back(big.bytes()));
                default -> {
                    return;
                }
            }
        }
    }

    private static long sum(int number, ExBytes bytes, ExLongs more) {
        long total = number;
        for (int i = 0; i < bytes.length(); i++) {
            total += bytes.get(i);
        }
        for (int i = 0; i < more.length(); i++) {
            total += more.get(i);
        }
        return total;
    }
}
