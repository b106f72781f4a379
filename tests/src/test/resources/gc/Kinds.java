import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** More cases, as in Collected.java: one for each letter of the first word. */
@Process(name = "main")
final class Kinds {
    static Node kept;

    static final class Node {
        Node next;
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
            case 'b' -> bigArrays();
            case 'q' -> arraysOfArrays();
            case 't' -> texts();
            case 'o' -> goesOn();
            case 'v' -> inRegisters(new Node(1, null), new Node(2, null));
            default -> -1;
        };
    }

    static void churn(int bytes) {
        for (int i = 0; i < bytes / 32; i++) {
            kept = new Node(i, null);
        }
    }

    /** Arrays of many MiB, one kept while the next is made: 900 MiB in all, where 32 are allowed. */
    static int bigArrays() {
        long[] before = new long[1];
        int right = 0;
        for (int i = 0; i < 200; i++) {
            long[] fresh = new long[400_000 + i % 7 * 70_000];
            right += fresh[0] == 0 && fresh[fresh.length / 2] == 0 && fresh[fresh.length - 1] == 0 ? 1 : 0;
            fresh[0] = fresh[fresh.length / 2] = fresh[fresh.length - 1] = i + 1;
            right += before[0] == i && before[before.length / 2] == i && before[before.length - 1] == i ? 1 : 0;
            before = fresh;
        }
        return right;
    }

    /** Only the outermost array is referred to. */
    static int arraysOfArrays() {
        Node[][][] cube = new Node[10][20][];
        int[][] triangle = new int[200][];
        for (int i = 0; i < 200; i++) {
            cube[i / 20][i % 20] = new Node[i % 9];
            for (int n = 0; n < i % 9; n++) {
                cube[i / 20][i % 20][n] = new Node(i * 10 + n, null);
            }
            triangle[i] = new int[i];
            for (int n = 0; n < i; n++) {
                triangle[i][n] = i - n;
            }
            churn(300_000);
        }
        Object[] other = {cube, triangle, new byte[][] {{1}, {2, 3}, null}};
        cube = null;
        triangle = null;
        churn(20_000_000);
        int wrong = 0;
        for (int i = 0; i < 200; i++) {
            Node[] row = ((Node[][][]) other[0])[i / 20][i % 20];
            int[] numbers = ((int[][]) other[1])[i];
            wrong += row.length == i % 9 && numbers.length == i ? 0 : 1;
            for (int n = 0; n < row.length; n++) {
                wrong += row[n].id == i * 10 + n ? 0 : 1;
            }
            for (int n = 0; n < numbers.length; n++) {
                wrong += numbers[n] == i - n ? 0 : 1;
            }
        }
        return wrong + ((byte[][]) other[2])[1][1];
    }

    static final String[] WORDS = {"one", "two", "three"};

    /** Constants stay the same objects; texts that are made stay while they are referred to, as keys and by hash. */
    static int texts() {
        String[] made = new String[300];
        int[] identities = new int[300];
        for (int i = 0; i < made.length; i++) {
            made[i] = WORDS[i % 3] + i;
            identities[i] = System.identityHashCode(made[i]);
            churn(200_000);
        }
        int right = 0;
        for (int i = 0; i < made.length; i++) {
            String again = WORDS[i % 3] + i;
            right += made[i].equals(again) && made[i].hashCode() == again.hashCode() ? 1 : 0;
            right += System.identityHashCode(made[i]) == identities[i] ? 1 : 0;
        }
        return right + (WORDS[0] == "one" && WORDS[2] == "three" && "two" == WORDS[1] ? 1000 : 0);
    }

    /** After the error half the heap can be filled and used as before, again and again. */
    static int goesOn() {
        int right = 0;
        for (int round = 0; round < 4; round++) {
            try {
                Node list = null;
                for (int n = 0; ; n++) {
                    list = new Node(n, list);
                }
            } catch (OutOfMemoryError full) {
                Node list = null;
                for (int n = 0; n < 60_000; n++) {
                    list = new Node(n, list);
                    kept = new Node(-n, list);
                }
                int n = 0;
                for (Node at = list; at != null; at = at.next) {
                    n += at.id == 59_999 - n ? 1 : 0;
                }
                right += n;
                kept = null;
            }
        }
        return right;
    }

    /** More references than registers live across calls that collect, each of them in one of this function's only. */
    static int inRegisters(Node a, Node b) {
        Node c = new Node(3, a);
        Node d = new Node(4, b);
        Node e = new Node(5, c);
        Node f = new Node(6, d);
        int[] g = {7};
        int[] h = {8};
        int sum = 0;
        for (int i = 0; i < 40; i++) {
            Node other = new Node(i, null);
            sum += chatter(other);
            sum += a.id + b.id + c.id + d.id + e.id + f.id + g[0] + h[0] + other.id - i;
            Node was = a;
            a = new Node(b.id, null);
            b = new Node(was.id, null);
            c = new Node(c.id, a);
            d = new Node(d.id, b);
            int[] old = g;
            g = new int[] {h[0]};
            h = new int[] {old[0]};
        }
        return sum + e.next.next.id + f.next.next.id;
    }

    private static int chatter(Node node) {
        churn(2_000_000);
        return node.next == null ? 0 : 1;
    }
}
