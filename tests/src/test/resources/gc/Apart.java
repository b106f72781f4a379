import dev.heliac.lang.Process;

/** Builds and checks a large list, in many turns, while others run. */
@Process(name = "calm")
final class Calm {
    record Node(int id, Node next) {}

    static void main() {
        int right = 0;
        for (int round = 0; round < 4; round++) {
            Node list = null;
            for (int i = 0; i < 50_000; i++) {
                list = new Node(i, list);
            }
            int n = 49_999;
            for (Node at = list; at != null; at = at.next()) {
                right += at.id() == n-- ? 1 : 0;
            }
        }
        System.out.println("calm " + right + " of 200000");
    }
}

/** Lives as long as the others, and allocates hardly anything. */
@Process(name = "light")
final class Light {
    static void main() {
        int[][] few = new int[10][];
        long turns = 0;
        for (int i = 0; i < few.length; i++) {
            few[i] = new int[] {i};
            for (int n = 0; n < 1_000_000; n++) {
                turns = turns * 31 + n;
            }
        }
        int right = turns == 0 ? -1 : 0;
        for (int i = 0; i < few.length; i++) {
            right += few[i][0] == i ? 1 : 0;
        }
        System.out.println("light " + right + " of 10");
    }
}

@Process(name = "glutton")
final class Glutton {
    static void main() {
        int caught = 0;
        for (int i = 0; i < 20; i++) {
            try {
                hoard();
            } catch (OutOfMemoryError full) {
                caught++;
            }
        }
        System.out.println("glutton caught " + caught);
        hoard();
    }

    private static int hoard() {
        long[][] all = new long[100_000][];
        int n = 0;
        while (n >= 0) {
            all[n++] = new long[100];
        }
        return n;
    }
}
