package generated;

import java.util.*;
import java.util.function.*;

/** What generated programs share; a program begins with {@link #begin}. */
class Support {
    static final Object LOCK = new Object();
    static int fuel;
    static int checksum;
    static int noted;

    static int someInt, anInt;
    static long aLong;
    static double aDouble;
    static char aChar;
    static String aText;
    static int[] ints;
    static Integer aBoxed;
    static boolean aFlag;

    static void begin() {
        checksum = 0;
        noted = 0;
        someInt = 7;
        anInt = -100;
        aLong = 1L << 40;
        aDouble = 0.75;
        aChar = 'm';
        aText = "text";
        ints = new int[] {3, 1, 4, 1, 5};
        aBoxed = 77;
        aFlag = false;
    }

    static void out(String text) {
        checksum = checksum * 31 + text.hashCode();
        System.out.println(text);
    }

    static void note(int x) {
        noted = noted * 17 + x;
    }

    static int tell(String what, int value) {
        out(what + " = " + value);
        return value;
    }

    static boolean spent() {
        return --fuel < 0;
    }

    static boolean isTrue(boolean condition) {
        return condition;
    }

    static <T> T either(boolean first, T one, T other) {
        return first ? one : other;
    }

    static String cut(String text) {
        return text == null || text.length() <= 120 ? text : text.substring(0, 60) + text.length();
    }

    static Map<String, Integer> counts(Map<String, Integer> into, String a, String b, String c) {
        for (String s : new String[] {a, b, c}) {
            into.merge(String.valueOf(s), 1, Integer::sum);
        }
        return into;
    }

    static String show(Object o) {
        return cut(switch (o) {
            case null -> "null";
            case int[] a -> Arrays.toString(a);
            case long[] a -> Arrays.toString(a);
            case double[] a -> Arrays.toString(a);
            case float[] a -> Arrays.toString(a);
            case byte[] a -> Arrays.toString(a);
            case short[] a -> Arrays.toString(a);
            case char[] a -> Arrays.toString(a);
            case boolean[] a -> Arrays.toString(a);
            case Object[] a -> {
                StringBuilder all = new StringBuilder("{");
                for (Object x : a) {
                    all.append(show(x)).append(' ');
                }
                yield all.append('}').toString();
            }
            default -> String.valueOf(o);
        });
    }

    static void say(Throwable t) {
        boolean silent = t instanceof NullPointerException || t instanceof ClassCastException || t instanceof Error;
        out("! " + t.getClass().getName() + (silent ? "" : ": " + cut(t.getMessage())));
    }

    static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    static String hanoi(int n, char from, char to, char by) {
        return n == 0 ? "" : hanoi(n - 1, from, by, to) + from + to + hanoi(n - 1, by, to, from);
    }

    static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    static List<String> permutations(String of) {
        if (of.length() <= 1) {
            return List.of(of);
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < of.length(); i++) {
            for (String rest : permutations(of.substring(0, i) + of.substring(i + 1))) {
                all.add(of.charAt(i) + rest);
            }
        }
        return all;
    }

    static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    static int sum(int... all) {
        int sum = all.length;
        for (int x : all) {
            sum += x;
        }
        return sum;
    }

    @SafeVarargs
    static <T> List<T> list(T... all) {
        return new ArrayList<>(Arrays.asList(all));
    }

    static String pick(int x) {
        return "int " + x;
    }

    static String pick(long x) {
        return "long " + x;
    }

    static String pick(double x) {
        return "double " + x;
    }

    static String pick(Object x) {
        return "Object " + x;
    }

    static String pick(Number x) {
        return "Number " + x;
    }

    static String pick(String x) {
        return "String " + x;
    }

    static String pick(Object... all) {
        return "Objects " + all.length;
    }
}

class Cell<T extends Comparable<T>> implements Supplier<T>, Comparable<Cell<T>> {
    protected final T value;

    Cell(T value) {
        this.value = value;
    }

    @Override
    public T get() {
        return value;
    }

    T best(T other) {
        return value.compareTo(other) >= 0 ? value : other;
    }

    Cell<T> with(T other) {
        return new Cell<>(other);
    }

    <U extends Comparable<U>> Cell<U> map(Function<? super T, ? extends U> f) {
        return new Cell<>(f.apply(value));
    }

    boolean isSmall() {
        return Support.show(value).length() < 4;
    }

    @Override
    public int compareTo(Cell<T> other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "Cell[" + value + "]";
    }

    static <C extends Comparable<? super C>> C max(Collection<? extends C> all) {
        Iterator<? extends C> i = all.iterator();
        C best = i.next();
        while (i.hasNext()) {
            C next = i.next();
            if (next.compareTo(best) > 0) {
                best = next;
            }
        }
        return best;
    }

    static <E extends Object & Comparable<E>> E largest(List<E> all) {
        E best = null;
        for (E e : all) {
            best = best == null || e.compareTo(best) > 0 ? e : best;
        }
        return best;
    }

    static double total(Collection<? extends Number> all) {
        double sum = 0;
        for (Number n : all) {
            sum += n.doubleValue();
        }
        return sum;
    }

    static void fill(List<? super Integer> all, int count) {
        for (int i = 0; i < count; i++) {
            all.add(i * i);
        }
    }

    static Object first(List<?> all) {
        return all.isEmpty() ? null : all.get(0);
    }
}

class IntCell extends Cell<Integer> {
    IntCell(int value) {
        super(value);
    }

    @Override
    public Integer get() {
        return super.get() ^ 1;
    }

    @Override
    Integer best(Integer other) {
        return other % 2 == 0 ? other : super.best(other);
    }

    @Override
    IntCell with(Integer other) {
        return new IntCell(other);
    }

    @Override
    boolean isSmall() {
        return value < 10;
    }
}

class Outer {
    int state;
    private int hidden = 3;

    Outer(int state) {
        this.state = state;
    }

    class Inner {
        final int own;
        int state = 100;

        Inner(int own) {
            this.own = own;
        }

        int sum() {
            return own + state * 2 + Outer.this.state + hidden;
        }

        void bump() {
            hidden += own;
            Outer.this.state++;
            state--;
        }

        class Innermost {
            int own = 7;

            int all(int more) {
                hidden ^= more;
                return own + Inner.this.own * 10 + state * 100 + Outer.this.state * 1000 + hidden;
            }
        }

        @Override
        public String toString() {
            return "Inner " + own + " of " + Outer.this;
        }
    }

    static class Nested {
        private final String text;

        private Nested(String text) {
            this.text = text;
        }

        static String of(String text) {
            return new Nested(text).text + "!";
        }
    }

    Inner make(int own) {
        return new Inner(own) {
            @Override
            int sum() {
                return super.sum() - hidden + this.own + own;
            }
        };
    }

    IntSupplier counter() {
        int[] calls = {0};
        return new IntSupplier() {
            private int last = state;

            @Override
            public int getAsInt() {
                last += ++calls[0] + hidden;
                return last;
            }
        };
    }

    Supplier<String> text() {
        Supplier<Supplier<String>> two = () -> () -> "state " + state + " of " + this;
        return two.get();
    }

    @Override
    public String toString() {
        return "Outer " + state + " " + hidden;
    }
}

enum Weekday {
    MON, TUE, WED, THU, FRI,
    SAT {
        @Override
        boolean free() {
            return true;
        }
    },
    SUN {
        @Override
        boolean free() {
            return !super.free();
        }

        @Override
        Weekday next() {
            return MON;
        }
    };

    static final Map<Character, Weekday> BY_LETTER = new TreeMap<>();
    static int made;

    static {
        for (Weekday day : values()) {
            BY_LETTER.put(day.name().charAt(0), day);
            made++;
        }
    }

    boolean free() {
        return false;
    }

    Weekday next() {
        return values()[ordinal() + 1];
    }
}

class Closing implements AutoCloseable {
    final String name;
    final boolean fails;

    Closing(String name, boolean fails) {
        this.name = name;
        this.fails = fails;
    }

    @Override
    public void close() {
        Support.out("close " + name);
        if (fails) {
            throw new IllegalArgumentException(name);
        }
    }
}
