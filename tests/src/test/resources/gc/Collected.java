import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** One case for each letter of the first word; each allocates far more than it keeps, and checks what it kept. */
@Process(name = "main")
final class Collected {
    static Node kept;
    static final class Node {
        Node next;
        Node other;
        int id;

        Node(int id, Node next) {
            this.id = id;
            this.next = next;
        }
    }

    static void main(@Uses("/console") Console.Imp console, String[] words) {
        for (int i = 0; i < words[0].length(); i++) {
            Console.println(console, words[0].charAt(i) + " " + run(words[0].charAt(i)));
        }
        console.send(new Console.Bye());
    }

    static int run(char which) {
        return switch (which) {
            case 'r' -> rings();
            case 'd' -> deepList();
            case 'l' -> largeArrays();
            case 'w' -> wideArray();
            case 's' -> onTheStackOnly(2000);
            case 'f' -> inStaticsOnly();
            case 'g' -> graph();
            case 'h' -> hugeLengths();
            case 'x' -> exactly();
            case 'p' -> pieces();
            case 'c' -> caughtAgainAndAgain();
            case 'm' -> manyFields();
            case 'a' -> arraysAmongNodes();
            case 'z' -> briefLargeArrays();
            default -> -1;
        };
    }

    /** Rings of nodes that nothing else refers to: 60 MB of them. */
    static int rings() {
        int sum = 0;
        for (int i = 0; i < 30_000; i++) {
            Node first = new Node(i, null);
            Node last = first;
            for (int n = 0; n < 50; n++) {
                last = new Node(i + n, last);
            }
            first.next = last;
            sum += first.next.next.id - last.id;
        }
        return sum;
    }

    /** Arrays larger than what has pages of its own, which the rest of a block that nobody used before holds all the same. */
    static int arraysAmongNodes() {
        int[][] arrays = new int[200][];
        Node last = null;
        for (int i = 0; i < arrays.length; i++) {
            for (int n = 0; n < 500; n++) {
                last = new Node(n, n % 100 == 0 ? null : last);
            }
            arrays[i] = new int[3000];
            arrays[i][0] = i;
            arrays[i][2999] = i;
        }
        churn(40_000_000);
        int right = 0;
        for (int i = 0; i < arrays.length; i++) {
            right += arrays[i].length == 3000 && arrays[i][0] == i && arrays[i][2999] == i ? 1 : 0;
        }
        return right;
    }

    /** A list of a million nodes: no collector's recursion could follow it. */
    static int deepList() {
        Node list = null;
        for (int i = 0; i < 1_000_000; i++) {
            list = new Node(i, list);
        }
        churn(20_000_000);
        int n = 0;
        for (Node at = list; at != null; at = at.next) {
            n += at.id == 999_999 - n ? 1 : 0;
        }
        return n;
    }

    static void churn(int bytes) {
        for (int i = 0; i < bytes / 64; i++) {
            kept = new Node(i, null);
            kept.other = new Node(i, kept);
        }
    }

    /** Arrays with pages of their own: each fourth is kept for a while. */
    static int largeArrays() {
        int[][] some = new int[16][];
        int wrong = 0;
        for (int i = 0; i < 2000; i++) {
            int[] fresh = new int[2050 + i * 37 % 30_000];
            for (int at = 0; at < fresh.length; at += 512) {
                wrong += fresh[at];
                fresh[at] = i;
            }
            if (i % 4 == 0) {
                some[i / 4 % 16] = fresh;
            }
            int[] old = some[i % 16];
            if (old != null) {
                for (int at = 512; at < old.length; at += 512) {
                    wrong += old[at] == old[0] ? 0 : 1;
                }
            }
        }
        return wrong;
    }

    /** More objects in one array than any stack of a collector has place for. */
    static int wideArray() {
        Node[] all = new Node[600_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Node(i, new Node(-i, null));
        }
        churn(20_000_000);
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            n += all[i].id == i && all[i].next.id == -i ? 1 : 0;
        }
        return n;
    }

    static int onTheStackOnly(int depth) {
        Node mine = new Node(depth, null);
        int[] array = new int[3];
        array[1] = depth;
        int below = depth == 0 ? 0 : onTheStackOnly(depth - 1);
        churn(10_000);
        return below + (mine.id == depth && mine.next == null && array[1] == depth ? 1 : 0);
    }

    static Node first;
    static Node[] table;

    static int inStaticsOnly() {
        first = new Node(1, new Node(2, null));
        table = new Node[] {new Node(3, null), null, new Node(4, first)};
        churn(20_000_000);
        return first.id + first.next.id * 10 + table[0].id * 100 + table[2].id * 1000 + (table[2].next == first ? 10_000 : 0);
    }

    /** Random links among nodes that come and go, each checked against numbers. */
    static int graph() {
        Node[] nodes = new Node[5000];
        int[] next = new int[nodes.length];
        int[] other = new int[nodes.length];
        int seed = 1;
        int wrong = 0;
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new Node(i, null);
            next[i] = other[i] = -1;
        }
        for (int step = 0; step < 1_000_000; step++) {
            seed = seed * 1103515245 + 12345;
            int a = (seed >>> 8) % nodes.length;
            seed = seed * 1103515245 + 12345;
            int b = (seed >>> 8) % nodes.length;
            wrong += next[a] >= 0 && nodes[a].next.id % nodes.length != next[a] ? 1 : 0;
            wrong += other[a] >= 0 && nodes[a].other.id % nodes.length != other[a] ? 1 : 0;
            if (step % 3 == 0) {
                nodes[a] = new Node(a + nodes.length, nodes[b]);
                next[a] = b;
                other[a] = -1;
            } else if (step % 3 == 1) {
                nodes[a].other = nodes[b];
                other[a] = b;
            } else {
                nodes[a].next = null;
                next[a] = -1;
            }
        }
        return wrong;
    }

    static int hugeLengths() {
        int n = 0;
        for (int i = 0; i < 100; i++) {
            try {
                n += new long[Integer.MAX_VALUE - i].length == 0 ? 1 : 0;
            } catch (OutOfMemoryError expected) {
                n++;
            }
            try {
                n += new byte[Integer.MAX_VALUE - 7 * i].length == 0 ? 1 : 0;
            } catch (OutOfMemoryError expected) {
                n++;
            }
        }
        return n;
    }

    /** The heap can be filled to the same measure again and again. */
    static int exactly() {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int round = 0; round < 5; round++) {
            int n = fill(round);
            least = Math.min(least, n);
            most = Math.max(most, n);
        }
        return most - least <= 2 ? 1 : most * 1000 + least;
    }

    private static int fill(int seed) {
        byte[][] all = new byte[5000][];
        int n = 0;
        try {
            for (; n < all.length; n++) {
                all[n] = new byte[60_000];
                all[n][seed] = 1;
            }
        } catch (OutOfMemoryError full) {
            return n;
        }
        return -1;
    }

    /** Keeps one node in each 600 bytes, and then needs most of the heap for arrays longer than the holes between. */
    static int pieces() {
        Node list = null;
        for (int i = 0; i < 24_000; i++) {
            list = new Node(i, list);
            for (int n = 0; n < 18; n++) {
                kept = new Node(n, null);
            }
        }
        byte[][] arrays = new byte[1300][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = new byte[4000];
            arrays[i][i] = 1;
        }
        int n = 0;
        for (Node at = list; at != null; at = at.next) {
            n++;
        }
        for (int i = 0; i < arrays.length; i++) {
            n += arrays[i][i];
        }
        return n;
    }

    static int caughtAgainAndAgain() {
        int caught = 0;
        for (int i = 0; i < 8; i++) {
            try {
                Node list = null;
                for (int n = 0; ; n++) {
                    list = new Node(n, list);
                }
            } catch (OutOfMemoryError full) {
                caught++;
            }
        }
        return caught;
    }

    /** More fields than a word has bits. */
    static final class Wide {
        Node a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9;
        Node d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9;
        long number;
        Node g0, g1, g2, g3, g4, g5, g6, g7, g8, g9;
    }

    static int manyFields() {
        Wide wide = new Wide();
        wide.a0 = new Node(1, null);
        wide.c1 = new Node(2, null);
        wide.f9 = new Node(3, null);
        wide.g9 = new Node(4, null);
        wide.number = -1;
        churn(10_000_000);
        return wide.a0.id + wide.c1.id * 10 + wide.f9.id * 100 + wide.g9.id * 1000;
    }

    static byte[] latest;

    /** 240 MiB in pages of their own, of which one array lives at a time. */
    static int briefLargeArrays() {
        int sum = 0;
        for (int i = 0; i < 20_000; i++) {
            latest = new byte[12_000];
            sum += latest.length;
        }
        return sum;
    }
}
