import dev.heliac.lang.Channel;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.Came;
import dev.heliac.lang.Select.Closed;
import dev.heliac.lang.Select.Timeout;
import dev.heliac.lang.Select.Two;
import dev.heliac.lang.Uses;
import java.time.Duration;

@Contract("""
        state Start: { Item! -> Taken; Done! -> End; }
        state Taken: More? -> Start;
        state End: ;
        """)
interface Feed {
    sealed interface In {}

    sealed interface Out {}

    record Item(int n, String name) implements Out {}

    record Done() implements Out {}

    record More() implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** One of each, as long as both give; then what the other one has left. */
@Process(name = "merger")
final class Merger {
    static void main(@Uses("/odd") Feed.Imp left, @Uses("/even") Feed.Imp right) {
        inTime();
        while (true) {
            switch (Select.receive(left, right)) {
                case Two(Feed.Item l, Feed.Item r) -> {
                    System.out.println(l.n() + " " + l.name() + ", " + r.n() + " " + r.name());
                    left.send(new Feed.More());
                    right.send(new Feed.More());
                }
                case Two(Feed.Done _, _) -> {
                    System.out.println("the left one is done");
                    rest(right);
                    return;
                }
                case Two(_, Feed.Done _) -> {
                    System.out.println("the right one is done");
                    rest(left);
                    return;
                }
            }
        }
    }

    private static void rest(@Claims Feed.Imp feed) {
        while (true) {
            switch (Select.receive(Select.orClosed(feed), Select.after(Duration.ofDays(1_000_000_000)))) {
                case Two(Came(Feed.Item(int n, String name)), _) -> {
                    feed.send(new Feed.More());
                    System.out.println(name + " " + n);
                }
                case Two(Came(Feed.Done _), _) -> {
                    System.out.println("done");
                    return;
                }
                case Two(Closed(), _) -> {
                    System.out.println("closed");
                    return;
                }
                case Two(_, Timeout _) -> {
                    feed.close();
                    return;
                }
            }
        }
    }

    /** The peer says nothing before the time has passed. */
    private static void inTime() {
        var channel = Channel.create(Feed.Imp.class, Feed.Exp.class);
        Feed.Imp near = channel.imp();
        Feed.Exp far = channel.exp();
        for (int waited = 0; waited < 3; waited++) {
            switch (Select.receive(near, Select.after(Duration.ofMillis(waited)))) {
                case Two(Feed.Item item, _) -> System.out.println("never " + item.n());
                case Two(Feed.Done _, _) -> System.out.println("never");
                case Two(_, Timeout _) -> {
                    System.out.println("not within " + waited);
                    continue;
                }
            }
            near.close();
            far.close();
            return;
        }
        far.send(new Feed.Item(1, "late"));
        switch (Select.receive(Select.after(Duration.ZERO), near)) {
            case Two(_, Feed.Item item) -> System.out.println("what is there comes before the time: " + item.name());
            case Two(_, Feed.Done _) -> System.out.println("never");
            case Two(Timeout _, _) -> System.out.println("never");
        }
        near.close();
        far.close();
    }
}

@Process(name = "odd")
final class Odd {
    static void main(@Provides("/odd") Feed.Exp to) {
        for (int i = 1; i < 6; i += 2) {
            to.send(new Feed.Item(i, "odd"));
            to.receive(Feed.More.class);
        }
        to.send(new Feed.Done());
    }
}

@Process(name = "even")
final class Even {
    static void main(@Provides("/even") Feed.Exp to) {
        for (int i = 2; i < 12; i += 2) {
            to.send(new Feed.Item(i, "even"));
            to.receive(Feed.More.class);
        }
        to.close();
    }
}
