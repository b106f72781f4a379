import dev.heliac.lang.Channel;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;
import dev.heliac.lang.TRef;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Gift? -> Given; Bye? -> End; }
        state Given: { Thanks! -> Start; }
        state End: ;
        """)
interface Talk {
    sealed interface In {}

    sealed interface Out {}

    record Gift(ExBytes bytes, Sign.Exp end) implements In {}

    record Bye() implements In {}

    record Thanks() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Contract("state Start: Seen! -> End; state End: ;")
interface Sign {
    interface In {}

    sealed interface Out {}

    record Seen() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** One case for each letter of the first word: what becomes of what dead objects held. */
@Process(name = "keeper")
final class Keeper {
    /** Longer than a line, so that these move like others. */
    static final class Kept {
        final TRef<ExBytes> bytes;
        final int[] number;
        Kept next;

        Kept(int n, Kept next) {
            ExBytes data = new ExBytes(n % 50 + 1);
            data.set(n % 50, (byte) n);
            bytes = new TRef<>(data);
            number = new int[] {n};
            this.next = next;
        }
    }

    static Object garbage;

    static void main(@Uses("/talk") Talk.Imp talk, @Uses("/sign") Sign.Imp sign, String[] words) {
        String cases = words[0];
        for (int i = 0; i < cases.length(); i++) {
            switch (cases.charAt(i)) {
                case 'v' -> vectors();
                case 'c' -> channels();
                case 'k' -> System.out.println("kept " + kept());
                case 'n' -> messages();
                case 'e' -> leave();
                default -> {}
            }
        }
        hide(talk, 30);
        if (cases.contains("g")) {
            System.gc();
        } else {
            churn(64_000_000);
        }
        // The waiter says so when it has seen the other channel closed, and else waits like this process.
        sign.receive(Sign.Seen.class);
        System.out.println("the peer has seen it");

        if (cases.contains("e")) {
            throw new IllegalStateException("ends with what it holds");
        }
    }

    private static TRef<Talk.Imp> held;

    private static void leave() {
        var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
        held = new TRef<>(channel.imp());
        channel.exp().close();
        garbage = new Kept(3, null);
    }

    private static void churn(int bytes) {
        for (int i = 0; i < bytes / 32; i++) {
            garbage = new int[4];
        }
    }

    /** Puts it into an object that nothing refers to, far up the stack. */
    private static void hide(@Claims Talk.Imp talk, int depth) {
        if (depth > 0) {
            hide(talk, depth - 1);
        } else {
            garbage = new TRef<>(talk);
            garbage = null;
        }
    }

    /** Little of the heap is given out meanwhile, so that what the vectors take has to count. */
    private static void vectors() {
        for (int i = 0; i < 3000; i++) {
            garbage = new TRef<>(new ExBytes(4_000_000));
        }
        System.out.println("vectors");
    }

    private static void channels() {

        for (int i = 0; i < 100_000; i++) {
            var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
            garbage = new TRef<>(channel.imp());
            garbage = new TRef<>(channel.exp());
        }
        System.out.println("channels");
    }

    /** Closed with messages under way that carry more. */
    private static void messages() {
        for (int i = 0; i < 200; i++) {
            var channel = Channel.create(Talk.Imp.class, Talk.Exp.class);
            Talk.Imp imp = channel.imp();
            var inner = Channel.create(Sign.Imp.class, Sign.Exp.class);
            imp.send(new Talk.Gift(new ExBytes(100), inner.exp()));
            @State("Given") TRef<Talk.Imp> given = new TRef<>(imp);
            garbage = given;
            garbage = new TRef<>(channel.exp());
            garbage = new TRef<>(inner.imp());
        }
        System.gc();
        System.out.println("messages");
    }

    /** Those that are referred to keep what they hold, wherever they move. */
    private static int kept() {
        Kept list = null;
        for (int i = 0; i < 3000; i++) {
            list = new Kept(i, list);
            for (int n = 0; n < 5; n++) {
                garbage = new Kept(n, null);
            }
            if (i % 3 == 0) {
                list = list.next;
            }
            if (i % 1000 == 999) {
                System.gc();
            }
        }
        churn(20_000_000);
        int right = 0;
        for (Kept at = list; at != null; at = at.next) {
            ExBytes data = at.bytes.acquire();
            int n = at.number[0];
            right += data.length() == n % 50 + 1 && data.get(n % 50) == (byte) n && at.bytes.isEmpty() ? 1 : 0;
            if (n % 2 == 0) {
                at.bytes.release(data);
            }
        }
        return right;
    }
}

@Process(name = "waiter")
final class Waiter {
    static void main(@Provides("/talk") Talk.Exp talk, @Provides("/sign") Sign.Exp sign) {
        try {
            switch (talk.receive()) {
                case Talk.Gift gift -> {
                    gift.end().close();
                    talk.close();
                    sign.close();
                }
                case Talk.Bye bye -> sign.close();
            }
        } catch (ChannelClosed closed) {
            sign.send(new Sign.Seen());
        }
    }
}
