import java.util.*;
import java.util.function.*;
/** A bit of everything, whose class files are damaged. */
public final class Mutated {
    sealed interface E permits N, A {}
    record N(int v) implements E {}
    record A(E l, E r) implements E {}
    enum C { X, Y { int k() { return 2; } }; int k() { return 1; } }
    interface Sh { double area(); default String d() { return "d" + area(); } }
    static class Sq implements Sh { double s; Sq(double s) { this.s = s; } public double area() { return s * s; } }
    static int ev(E e) { return switch (e) { case N(int v) -> v; case A(var l, var r) -> ev(l) + ev(r); }; }
    static int fin(int x) { try { if (x == 0) return 1; if (x == 1) throw new RuntimeException("x"); return 2; } catch (RuntimeException e) { return 3; } finally { cnt++; } }
    static int cnt; static final long[] T = {1, 2, 3}; static String nm = "s";
    public static void main(String[] args) {
        System.out.println(ev(new A(new N(1), new N(2))) + fin(1) + C.Y.k() + nm);
        int[][] m = new int[3][4]; for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) m[i][j] = i * j;
        IntBinaryOperator op = (a, b) -> a * b + m[1][1]; System.out.println(op.applyAsInt(2, 3));
        Sh s = new Sq(2); System.out.println(s.d()); Object o = s; if (o instanceof Sq q && q.s > 1) System.out.println(q.s);
        switch (args.length) { case 0: System.out.println("none"); case 5: System.out.println("5"); break; case 100: return; default: cnt = (int) (T[1] << 3); }
        switch (nm) { case "a" -> cnt++; case "s" -> cnt += 2; default -> {} }
        long l = cnt; double d = l / 3.0; float f = (float) d; char c = (char) l; byte b = (byte) c; System.out.println(l + d + f + c + b);
        synchronized (o) { cnt--; }
        Iterator<Integer> it = new Iterator<>() { int n = 3; public boolean hasNext() { return n > 0; } public Integer next() { return n--; } };
        while (it.hasNext()) System.out.print(it.next());
    }
}
