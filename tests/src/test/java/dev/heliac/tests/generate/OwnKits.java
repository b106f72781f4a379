package dev.heliac.tests.generate;

import java.util.List;

/** Classes that programs bring along (see test resources) and how they are used: what random declarations hardly ever get right. */
final class OwnKits {

    static final List<Kit> ALL = List.of(
            new Kit(Feature.GENERIC_CLASS, "Cell<String> #a = new Cell<>($s); Cell<Integer> #b = new IntCell($i);",
                    "#a.best($s)", "#b.best($I)", "#b.get() + 1", "#a.map(x -> x == null ? 0 : x.length()).get()", "#b.map(x -> \"m\" + x)", "#a.compareTo(new Cell<>($w))",
                    "((Supplier<Integer>) #b).get()", "Cell.max(List.of(new Cell<>($w), new Cell<>($w)))", "#b.isSmall()", "#a.with($w)"),
            new Kit(Feature.BRIDGE_METHOD, "IntCell #a = new IntCell($i); Comparable<Cell<Integer>> #b = #a;",
                    "#b.compareTo(new IntCell($N))", "((Cell<Integer>) #a).with($i).getClass().getSimpleName()", "#a.with($N).get()", "#a.isSmall()",
                    "((Cell) #a).best((Comparable) (Object) $o)"),
            new Kit(Feature.BOUNDED_TYPE, "Cell<Long> #a = new Cell<>($l);",
                    "Cell.max(List.of(#a, new Cell<>($l)))", "Cell.largest(Arrays.asList($I, $I, 3))", "Cell.largest(List.of($w, $w))", "Cell.<Double>largest(List.of($d, $d))"),
            new Kit(Feature.WILDCARD, "List<Number> #a = new ArrayList<>(List.of($i, $d, $l));",
                    "Cell.total(#a)", "Cell.total($L)", "!Cell.fill(#a, $P);", "Cell.total(Set.of($d))", "#a.size()", "Cell.first(#a)"),
            new Kit(Feature.INNER_CLASS, "Outer #a = new Outer($i); Outer.Inner #b = #a.new Inner($P);",
                    "#b.sum()", "#b.new Innermost().all($i)", "!#b.bump();", "#a.make($P).sum()", "#b", "#a.counter().getAsInt()", "#a.state", "Outer.Nested.of($s)", "#a.text().get()"),
            new Kit(Feature.INITIALIZER_CYCLE, "int #a = $N;",
                    "First$Q.value + #a", "Second$Q.value", "Second$Q.ask(#a)", "First$Q.CONSTANT", "new First$Q().own", "Third$Q.VALUE", "Third$Q.values[1]", "Fourth$Q.ask()",
                    "new Second$Q[2].length", "First$Q.later"),
            new Kit(Feature.RECURSION, "long #a = $P;",
                    "Main.fibonacci($P + 5)", "Main.ackermann(2, $P)", "Main.hanoi($P, 'a', 'b', 'c')", "Main.gcd($l, $l)", "Main.permutations(\"abcd\".substring($P & 3))", "Main.even($P * 3)"),
            new Kit(Feature.VARARGS, "int #a = $i;",
                    "Main.sum()", "Main.sum(#a)", "Main.sum(#a, $i, 3)", "Main.sum(new int[] {1, $i})", "Main.<String>list($w, $s)", "Main.list($i, $d, null)", "Main.list((Object) $T)",
                    "Main.pick($y)", "Main.pick($c)", "Main.pick($I)", "Main.pick($l)", "Main.pick($f)", "Main.pick($s)", "Main.pick($o)", "Main.pick($h)", "Main.pick()"),
            new Kit(Feature.BOX_IDENTITY, "Integer #a = $N * 20; Long #b = (long) #a;",
                    "#a == Integer.valueOf(#a.intValue())", "#b == Long.valueOf(#b.longValue())", "#b.equals(#a)", "#a.equals(#b.intValue())", "#b.hashCode() == #a.hashCode()",
                    "Character.valueOf((char) (#a & 255)) == (Object) (char) (#a & 255)", "Short.valueOf((short) (int) #a) == (Object) (short) (int) #a", "#a++", "++#a", "#a += $P",
                    "(Object) #a == (Object) #a", "Boolean.valueOf($b) == (Object) Boolean.TRUE", "Byte.valueOf((byte) (int) #a) == (Object) (byte) (int) #a",
                    "new HashSet<Object>(Arrays.asList(#a, #b, $I, (short) 5)).size()"),
            new Kit(Feature.ENUM_VALUE_OF, "Weekday #a = Weekday.values()[$P];",
                    "Weekday.valueOf(\"MON\")", "Weekday.valueOf($w)", "#a.next()", "#a.compareTo(Weekday.SAT)", "#a.ordinal()", "#a.free()", "#a.getDeclaringClass().getSimpleName()",
                    "Weekday.BY_LETTER.get($c)", "#a.name().charAt(0)", "#a instanceof Comparable<?>", "Weekday.made", "new TreeSet<>(List.of(#a, Weekday.TUE))",
                    "new EnumMap<>(Map.of(#a, $w))", "EnumSet.range(Weekday.MON, #a)", "EnumSet.complementOf(EnumSet.of(#a))", "Enum.valueOf(Weekday.class, \"SUN\")"));

    private OwnKits() {}
}
