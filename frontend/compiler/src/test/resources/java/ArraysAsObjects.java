import dev.heliac.lang.Process;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** An array is an object that can be cloned and serialized: types that it shares with strings, boxes and lists. */
@Process(name = "main")
final class ArraysAsObjects {
    record Copyable(int x) implements Cloneable {}

    static Object either(int kind) {
        return kind == 0 ? new int[] {1, 2, 3} : kind == 1 ? "text" : kind == 2 ? Integer.valueOf(7) : new String[][] {{"a"}, null};
    }

    static Cloneable cloneable(int kind) {
        return kind == 0 ? new long[2] : kind == 1 ? new Copyable(4) : kind == 2 ? new ArrayList<>(List.of(1, 2)) : new Copyable[1];
    }

    static String shown(Object o) {
        return switch (o) {
            case int[] a -> "ints " + a.length;
            case Object[][] a -> "rows " + a.length;
            case Cloneable[] a -> "cloneables " + a.length;
            case Serializable s when s instanceof Cloneable -> "both " + (s instanceof long[]);
            case Serializable s -> "serializable " + s;
            case Cloneable c -> "cloneable " + c;
            default -> "neither";
        };
    }

    static boolean same(Serializable a, Serializable b) {
        return a.equals(b) && a.hashCode() == b.hashCode();
    }

    static int store(Object[] into, Object value) {
        try {
            into[0] = value;
            return 1;
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
            return 0;
        }
    }

    public static void main(String[] args) {
        for (int kind = 0; kind < 4; kind++) {
            Object o = either(kind);
            System.out.println((o == null) + " " + shown(o) + " " + (o instanceof Cloneable) + " " + (o instanceof Serializable));
            Cloneable c = cloneable(kind);
            System.out.println((c == null) + " " + shown(c) + " " + c.equals(c) + " " + c.equals(o));
        }
        Serializable[] all = {new int[1], "x", 3, new Object[2], new boolean[][] {{true}}};
        for (Serializable s : all) {
            System.out.println(shown(s) + " " + same(s, s) + " " + same(s, "x") + " " + s.getClass().getSimpleName());
        }
        Cloneable[] rows = new int[2][3];
        System.out.println(rows.length + " " + shown(rows) + " " + shown(rows[1]) + " " + ((int[]) rows[1]).length);
        System.out.println(store(new Cloneable[1], new char[1]) + store(new Serializable[1], new Object[1])
                + store(new Cloneable[1], "no") + store(new Object[1][], new int[1]) + store(new Cloneable[1][], new int[1][1]));
        try {
            Object text = "text";
            System.out.println((Cloneable) text == null);
        } catch (ClassCastException e) {
            System.out.println("no");
        }
    }
}
