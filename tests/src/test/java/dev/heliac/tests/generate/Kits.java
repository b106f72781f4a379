package dev.heliac.tests.generate;

import java.util.ArrayList;
import java.util.List;

/** Collections, builders and big numbers. */
final class Kits {

    private static final String[] OF_LISTS = {
        "!#a.add($i);", "!#a.add($N);", "!#a.add(0, $N);", "#a.remove($P)", "#a.remove((Integer) $N)", "#a.set($P, $i)", "#a.get($P)",
        "#a.contains($N)", "#a.indexOf($N)", "#a.lastIndexOf(3)", "!#a.sort(null);", "!#a.sort(Comparator.reverseOrder());",
        "!Collections.reverse(#a);", "!Collections.shuffle(#a, new Random($i));", "!Collections.swap(#a, 0, $P);",
        "!Collections.rotate(#a, $N);", "Collections.max(#a)", "Collections.min(#a, Comparator.comparing(x -> x % 7))",
        "Collections.frequency(#a, $N)", "#a.subList(1, $P)", "#a.removeIf(x -> x % 3 == 0)", "!#a.replaceAll(x -> x * 2 + $N);",
        "#a.equals(new ArrayList<>(#a))", "#a.hashCode()", "#a.toArray(new Integer[0])", "#a.addAll($L)", "#a.addAll(1, $L)",
        "#a.retainAll($L)", "#a.reversed()", "List.copyOf(#a)", "Collections.unmodifiableList(#a)", "Collections.nCopies($P, $i)",
        "!for (Iterator<Integer> it = #a.iterator(); it.hasNext();) if (it.next() % 2 == 0) it.remove();",
        "!for (ListIterator<Integer> it = #a.listIterator(#a.size()); it.hasPrevious();) { int x = it.previous(); if (x > 5) it.set(x - 5); }",
        "!for (Integer x : #a) if (x == 7) #a.add(8);", "Collections.binarySearch(#a, $N)", "!#a.clear();", "#a.getFirst()",
        "#a.removeLast()", "!#a.subList(0, $P).clear();", "!#a.forEach(x -> Main.note(x));", "!Collections.fill(#a, $N);",
        "Collections.disjoint(#a, $L)", "#a.containsAll($L)", "#a == (Object) #a.subList(0, 0)",
    };

    private static final String[] OF_MAPS = {
        "#a.put($w, $N)", "#a.put($w, $i)", "#a.get($w)", "#a.getOrDefault($w, -1)", "#a.remove($w)", "#a.containsKey($w)",
        "#a.containsValue($N)", "#a.merge($w, $N, Integer::sum)", "#a.merge($w, 1, (x, y) -> null)", "#a.putIfAbsent($w, $N)",
        "#a.compute($w, (k, v) -> v == null ? k.length() : v + 1)", "#a.computeIfAbsent($w, String::length)",
        "#a.computeIfPresent($w, (k, v) -> v > 3 ? null : v * 10)", "#a.keySet()", "#a.values()", "#a.entrySet()", "#a.size()",
        "#a.hashCode()", "#a.equals(new HashMap<>(#a))", "!#a.replaceAll((k, v) -> v + k.length());", "#a.keySet().remove($w)",
        "#a.values().removeIf(v -> v < 0)", "!for (var e : #a.entrySet()) e.setValue(e.getValue() * 3);", "#a.replace($w, $N)",
        "!#a.forEach((k, v) -> Main.out(k + \"->\" + v));", "!for (int k = 0; k < 40; k++) #a.put(\"key\" + k * $P, k);", "#a.isEmpty()",
        "#a.entrySet().stream().mapToInt(e -> e.getValue()).sum()", "!#a.putAll(Main.counts(new HashMap<>(), $s, $s, \"m\"));",
        "!for (String k : #a.keySet()) if (k.isEmpty()) #a.remove(k);", "new TreeMap<>(#a)", "#a.remove($w, $N)",
    };

    private static final String[] OF_SETS = {
        "#a.add($w)", "#a.add($s)", "#a.remove($w)", "#a.contains($w)", "#a.retainAll(Arrays.asList($w, $w, $w, \"one\"))",
        "#a.addAll(List.of($w, \"two\", \"pear\"))", "#a.size()", "#a.hashCode()", "#a.equals(new TreeSet<>(#a))",
        "#a.removeIf(x -> x.length() > 3)", "new ArrayList<>(#a)", "String.join(\",\", #a)", "#a.stream().sorted().toList()",
        "!for (int k = 0; k < 30; k++) #a.add(\"\" + (char) (k * 977 + 40));", "#a.removeAll(List.of(\"fig\", $w))",
        "#a.toArray(new String[0])",
    };

    private static final String[] OF_QUEUES = {
        "#a.offer($N)", "#a.offer($i)", "#a.poll()", "#a.peek()", "#a.size()", "!for (int k = 0; k < 20; k++) #a.offer(k * 7 % 11);", "#a.remove()",
        "#a.element()", "#a.contains($N)", "#a.remove((Object) $N)", "#a.stream().mapToInt(x -> x).sum()", "new ArrayList<>(#a)",
        "!while (!#a.isEmpty() && #a.peek() != 5) Main.note(#a.poll());", "#a.removeIf(x -> x % 2 == 1)", "!for (int x : #a) Main.note(x);",
    };

    static final List<Kit> ALL = List.of(
            new Kit(Feature.ARRAY_LIST, "List<Integer> #a = new ArrayList<>($L);", OF_LISTS),
            new Kit(Feature.LINKED_LIST, "List<Integer> #a = new LinkedList<>($L);", OF_LISTS),
            new Kit(Feature.COLLECTIONS, "List<Integer> #a = new ArrayList<>(Collections.nCopies($P, $N));", OF_LISTS),
            new Kit(Feature.HASH_MAP, "Map<String, Integer> #a = new HashMap<>();", OF_MAPS),
            new Kit(Feature.LINKED_HASH_MAP, "Map<String, Integer> #a = new LinkedHashMap<>(16, 0.75f, $b);", OF_MAPS),
            new Kit(Feature.TREE_MAP, "TreeMap<String, Integer> #a = new TreeMap<>();", with(OF_MAPS,
                    "#a.firstKey()", "#a.lastEntry()", "#a.floorKey($w)", "#a.higherKey($w)", "#a.pollFirstEntry()", "#a.headMap($w)",
                    "#a.tailMap($w, false)", "#a.subMap($w, $w)", "#a.descendingMap()", "#a.navigableKeySet()", "#a.ceilingEntry($w)")),
            new Kit(Feature.COMPARATOR, "Map<String, Integer> #a = new TreeMap<>(Comparator.comparing(String::length)"
                    + ".thenComparing(Comparator.reverseOrder()));", OF_MAPS),
            new Kit(Feature.HASH_SET, "Set<String> #a = new HashSet<>();", OF_SETS),
            new Kit(Feature.HASH_SET, "Set<String> #a = new LinkedHashSet<>($T);", OF_SETS),
            new Kit(Feature.TREE_SET, "TreeSet<String> #a = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);", with(OF_SETS,
                    "#a.first()", "#a.pollLast()", "#a.headSet($w)", "#a.ceiling($w)", "#a.descendingSet()", "#a.lower($w)", "#a.subSet($w, true, $w, true)")),
            new Kit(Feature.ARRAY_DEQUE, "Deque<Integer> #a = new ArrayDeque<>();", with(OF_QUEUES,
                    "!#a.push($N);", "#a.pop()", "!#a.addFirst($i);", "#a.pollLast()", "#a.peekLast()", "#a.removeFirstOccurrence($N)",
                    "#a.getFirst()", "!#a.descendingIterator().forEachRemaining(x -> Main.note(x));", "#a.offer(null)")),
            new Kit(Feature.LINKED_LIST, "Deque<Integer> #a = new LinkedList<>();", with(OF_QUEUES,
                    "!#a.push($N);", "#a.pop()", "!#a.addLast($i);", "#a.pollLast()", "#a.removeLastOccurrence($N)", "#a.getLast()")),
            new Kit(Feature.PRIORITY_QUEUE, "Queue<Integer> #a = new PriorityQueue<>();", OF_QUEUES),
            new Kit(Feature.PRIORITY_QUEUE, "Queue<Integer> #a = new PriorityQueue<>(11, Comparator.<Integer>naturalOrder().reversed());", OF_QUEUES),
            new Kit(Feature.BIT_SET, "BitSet #a = new BitSet(); BitSet #b = BitSet.valueOf(new long[] {$l, $P});",
                    "!#a.set($P);", "!#a.set($P, 70);", "!#a.flip($P, 20);", "!#a.clear($P);", "#a.cardinality()", "#a.nextSetBit($P)",
                    "#a.nextClearBit(1)", "#a.length()", "!#a.and(#b);", "!#a.or(#b);", "!#a.xor(#b);", "!#a.andNot(#b);", "#a.get($P)",
                    "#a.get(3, 40)", "#a.intersects(#b)", "#a.equals(#b)", "#a.hashCode()", "#a.previousSetBit(60)", "#a.toLongArray()", "#a.clone()",
                    "#a.stream().sum()", "!#a.set($N);"),
            new Kit(Feature.STRING_BUILDER, "StringBuilder #a = new StringBuilder($s);",
                    "!#a.append($i);", "!#a.append($d).append($c);", "!#a.append($l).append($b);", "!#a.append($f);", "!#a.append($s);", "!#a.append($o);",
                    "!#a.insert(0, $s);", "!#a.insert($P, $i);", "!#a.deleteCharAt($P);", "!#a.delete($P, 5);", "!#a.reverse();", "!#a.setLength($P);",
                    "!#a.setCharAt($P, $c);", "!#a.replace(0, $P, $s);", "#a.length()", "#a.charAt($P)", "#a.indexOf($s)", "#a.substring($P)",
                    "!#a.appendCodePoint(0x1F600 + $P);", "#a.lastIndexOf(\"a\")", "#a.compareTo(new StringBuilder($s))", "#a.isEmpty()",
                    "!#a.append(new char[] {'a', $c}).append(\"abc\", 1, $P);", "#a.chars().filter(Character::isLetter).count()", "!#a.repeat($s, $P);",
                    "#a.codePointAt($P)", "!#a.insert(1, $c).insert(0, $l);", "!#a.trimToSize();"),
            new Kit(Feature.STRING_JOINER, "StringJoiner #a = new StringJoiner($w, \"[\", \"]\");",
                    "!#a.add($s);", "!#a.setEmptyValue($w);", "#a.length()", "!#a.merge(new StringJoiner(\"-\").add(\"p\").add($w));"),
            new Kit(Feature.RANDOM, "Random #a = new Random($l);",
                    "#a.nextInt()", "#a.nextInt(100)", "#a.nextLong()", "#a.nextDouble()", "#a.nextBoolean()", "#a.nextGaussian()", "#a.nextInt(3, 9)",
                    "#a.nextFloat()", "#a.ints(4, 0, 50).sum()", "!#a.setSeed($l);", "!byte[] #b = new byte[7]; #a.nextBytes(#b); Main.out(Main.show(#b));",
                    "#a.nextLong(1000)", "#a.doubles(3).max().getAsDouble()", "#a.nextDouble(2.0, 5.0)"),
            new Kit(Feature.BIG_INTEGER, "BigInteger #a = BigInteger.valueOf($l), #b = new BigInteger(\"123456789012345678901234567890\").pow($P);",
                    "!#a = #a.add(#b);", "!#a = #a.subtract(#b).shiftRight(3);", "#a.multiply(#b)", "#a.divide(#b)", "#a.mod(#b)", "#a.remainder(#b.negate())",
                    "#a.pow($P)", "#a.gcd(#b)", "#a.negate().shiftLeft($P)", "#a.bitLength()", "#a.compareTo(#b)", "#a.toString(16)", "#a.longValue()",
                    "#a.modPow(BigInteger.TEN, BigInteger.valueOf(1000007))", "#a.and(#b).xor(#a.not())", "#a.signum()", "#a.hashCode()", "#a.abs().sqrt()",
                    "#a.isProbablePrime(20)", "#a.testBit($P)", "#a.doubleValue()", "#a.divideAndRemainder(#b)", "#a.intValueExact()", "new BigInteger($s)",
                    "#a.toByteArray()", "#a.modInverse(BigInteger.valueOf(97))", "#a.bitCount()", "#a.equals(#b)"),
            new Kit(Feature.BIG_DECIMAL, "BigDecimal #a = new BigDecimal(\"123.4500\").scaleByPowerOfTen($P), #b = BigDecimal.valueOf($l, $P);",
                    "!#a = #a.add(#b);", "#a.multiply(#b)", "#a.subtract(#b)", "#a.divide(#b, 10, RoundingMode.HALF_EVEN)", "#a.divide(#b)", "#a.setScale(2, RoundingMode.DOWN)",
                    "#a.stripTrailingZeros()", "#a.toPlainString()", "#a.negate().toEngineeringString()", "#a.compareTo(#b)", "#a.precision()", "#a.scale()",
                    "#a.round(new MathContext(5))", "#a.unscaledValue()", "#a.doubleValue()", "#a.pow($P)", "#a.remainder(#b)", "#a.intValue()", "#a.equals(#b)",
                    "#a.hashCode()", "new BigDecimal($d)", "#a.max(#b)", "#a.sqrt(MathContext.DECIMAL64)", "new BigDecimal($s)", "#a.movePointLeft(3)"));

    private Kits() {}

    private static List<String> steps(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all;
    }

    private static String[] with(String[] some, String... more) {
        return steps(some, more).toArray(String[]::new);
    }
}
