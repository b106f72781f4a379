import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

/** Asks the worker to do something that ends it, and tells what became of the channel. */
@Process(name = "watcher")
final class Watcher {
    static void main(@Uses("/work") Talk.Imp worker, @Uses("/console") Console.Imp console, String[] words) {
        ExBytes load = new ExBytes(100_000);
        worker.send(new Talk.Work(words.length == 0 ? 0 : words[0].length(), load));
        String what;
        try {
            Talk.Done done = worker.receive(Talk.Done.class);
            done.load().free();
            worker.close();
            what = "done";
        } catch (ChannelClosed gone) {
            what = "closed";
        }
        Console.println(console, what);
        console.send(new Console.Bye());
    }
}

@Process(name = "worker")
final class Worker {
    private static int depth;

    static void main(@Provides("/work") Talk.Exp client) {
        switch (client.receive()) {
            case Talk.Work work -> {
                ExBytes mine = new ExBytes(5000);
                mine.set(1, (byte) run(work.kind()));
                client.send(new Talk.Done(work.load()));
                mine.free();
                client.close();
            }
            case Talk.Bye bye -> {}
        }
    }

    private static int run(int kind) {
        return switch (kind) {
            case 1 -> 7 / (kind - 1);
            case 2 -> descend(1);
            case 3 -> hoard();
            case 4 -> caught();
            case 5 -> new int[kind][3][4 - kind].length;
            default -> 0;
        };
    }

    private static int descend(int n) {
        depth++;
        return descend(n + 1) + n;
    }

    private static int hoard() {
        long[][] all = new long[1_000_000][];
        for (int i = 0; ; i++) {
            all[i] = new long[1000];
        }
    }

    /** An overflow and exhausted memory are exceptions like others. */
    private static int caught() {
        int n = 0;
        try {
            descend(1);
        } catch (StackOverflowError overflow) {
            n++;
        }
        try {
            hoard();
        } catch (OutOfMemoryError exhausted) {
            n++;
        }
        if (n != 2) {
            throw new IllegalStateException("caught " + n);
        }
        return n;
    }
}
