import dev.heliac.lang.*;
import dev.heliac.lang.Process;

@Contract("""
        state Start: { Put? -> Kept; Lend? -> Kept; Bye? -> End; }
        state Kept: Ok! -> Start;
        state End: ;
        """)
interface Store {
    sealed interface In {}

    sealed interface Out {}

    record Put(ExInts data, int n) implements In {}

    record Lend(Store.Imp other) implements In {}

    record Bye() implements In {}

    record Ok() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Handlers that use what an exception may have found given away, or took along. */
@Process(name = "main")
final class ExceptionalOwners {

    static void main(String[] words) {
        freed(words);
        sent(made(), words);
        freedAgain(made(), words);
        closed(made(), words);
        taken(made(), words);
        lent(made(), made(), words);
        received(made());
        put(words);
        passed(made(), words);
        inFinally(made(), words);
        nextRound(made(), words);
        inTheMessage(made(), words);
        rethrown(made(), words);
        claimedVector(words);
    }

    private static Store.Imp made() {
        var channel = Channel.create(Store.Imp.class, Store.Exp.class);
        channel.exp().close();
        return channel.imp();
    }

    private static void freed(String[] words) {
        ExInts data = new ExInts(4);
        try {
            System.out.println(words[0]);
            data.free();
            System.out.println(words[1]);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(data.get(0));
        }
    }

    private static void sent(@Claims Store.Imp store, String[] words) {
        ExInts data = new ExInts(4);
        try {
            System.out.println(words[0]);
            store.send(new Store.Put(data, 1));
            System.out.println(words[1]);
            store.close();
        } catch (IndexOutOfBoundsException e) {
            store.close();
            data.set(0, 1);
        }
    }

    private static void freedAgain(@Claims Store.Imp store, String[] words) {
        ExInts data = new ExInts(4);
        try {
            store.send(new Store.Put(data, 1));
            System.out.println(words[1]);
        } catch (IndexOutOfBoundsException e) {
            data.free();
        }
        store.close();
    }

    private static void closed(@Claims Store.Imp store, String[] words) {
        try {
            System.out.println(words[0]);
            store.close();
            System.out.println(words[1]);
        } catch (IndexOutOfBoundsException e) {
            store.send(new Store.Bye());
        }
    }

    private static void leave(@Claims Store.Imp store, String[] words) {
        System.out.println(words[5]);
        store.close();
    }

    private static void taken(@Claims Store.Imp store, String[] words) {
        try {
            System.out.println(words[0]);
            leave(store, words);
        } catch (IndexOutOfBoundsException e) {
            store.close();
        }
    }

    private static void lent(@Claims Store.Imp store, @Claims Store.Imp other, String[] words) {
        try {
            System.out.println(words[0]);
            store.send(new Store.Lend(other));
            System.out.println(words[1]);
        } catch (IndexOutOfBoundsException e) {
            other.send(new Store.Bye());
        }
        store.close();
    }

    private static void received(@Claims Store.Imp store) {
        try {
            ExInts data = new ExInts(1);
            store.send(new Store.Put(data, 0));
            store.receive(Store.Ok.class);
            store.send(new Store.Bye());
        } catch (ChannelClosed gone) {
            store.close();
        }
    }

    private static void put(String[] words) {
        TRef<ExInts> place = new TRef<>();
        ExInts data = new ExInts(4);
        try {
            System.out.println(words[0]);
            place.release(data);
            System.out.println(words[1]);
        } catch (IndexOutOfBoundsException e) {
            data.set(0, 4);
        }
    }

    private static void ask(Store.Imp store, String[] words) {
        ExInts data = new ExInts(words[0].length());
        store.send(new Store.Put(data, 0));
        store.receive(Store.Ok.class);
    }

    private static void passed(@Claims Store.Imp store, String[] words) {
        try {
            ask(store, words);
        } catch (RuntimeException e) {
            store.close();
            return;
        }
        store.close();
    }

    private static void inFinally(@Claims Store.Imp store, String[] words) {
        ExInts data = new ExInts(4);
        try {
            System.out.println(words[0]);
            store.send(new Store.Put(data, 1));
            System.out.println(words[1]);
        } finally {
            store.close();
            System.out.println(data.get(0));
        }
    }

    private static void nextRound(@Claims Store.Imp store, String[] words) {
        ExInts data = new ExInts(4);
        for (String word : words) {
            try {
                store.send(new Store.Put(data, 1));
                System.out.println(words[word.length()]);
                store.close();
                return;
            } catch (IndexOutOfBoundsException e) {
                System.out.println("again");
            }
        }
        store.close();
    }

    /** The vector was not sent when its message's other part failed, but another exception comes later. */
    private static void inTheMessage(@Claims Store.Imp store, String[] words) {
        ExInts data = new ExInts(4);
        try {
            store.send(new Store.Put(data, words[0].length()));
            System.out.println(words[1]);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(data.length());
        }
        store.close();
    }

    private static void rethrown(@Claims Store.Imp store, String[] words) {
        ExInts data = new ExInts(4);
        try {
            try {
                System.out.println(words[0]);
                store.send(new Store.Put(data, 1));
                System.out.println(words[1]);
            } catch (IndexOutOfBoundsException e) {
                throw new IllegalStateException(e);
            }
        } catch (IllegalStateException e) {
            System.out.println(data.length());
        }
        store.close();
    }

    private static int sum(@Claims ExInts data, String[] words) {
        return data.get(0) + words[0].length();
    }

    private static void claimedVector(String[] words) {
        ExInts data = new ExInts(4);
        try {
            System.out.println(words[0]);
            System.out.println(sum(data, words));
        } catch (IndexOutOfBoundsException e) {
            System.out.println(data.length());
        }
    }
}
