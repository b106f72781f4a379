import dev.heliac.lang.Process;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/** The collections, with iteration orders, views and refusals. */
@Process(name = "main")
final class Collecting {
    static final int STEPS = 6;

    static String run(int step) {
        return switch (step) {
            case 0 -> lists();
            case 1 -> maps();
            case 2 -> queues();
            case 3 -> refusals();
            case 4 -> colliding();
            default -> arrays();
        };
    }

    private static String lists() {
        List<Integer> list = new ArrayList<>(List.of(5, 3, 9, 1));
        list.add(2, 7);
        list.remove(Integer.valueOf(3));
        list.addAll(Arrays.asList(8, 8));
        list.sort(Comparator.<Integer>naturalOrder().reversed());
        List<Integer> linked = new LinkedList<>(list.subList(1, 4));
        linked.addFirst(100);
        Collections.reverse(linked);
        return list + " " + linked + " " + list.indexOf(8) + " " + Collections.max(list) + Collections.frequency(list, 8) + " "
                + list.hashCode()
                + " " + new ArrayList<>(new LinkedHashSet<>(list)).equals(list) + " " + list.toArray(new Integer[0]).length
                + list.stream().toList();
    }

    private static String maps() {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : "to be or not to be that is the question whether tis nobler in the mind".split(" ")) {
            counts.merge(word, 1, Integer::sum);
        }
        TreeMap<String, Integer> sorted = new TreeMap<>(counts);
        LinkedHashMap<Integer, String> linked = new LinkedHashMap<>(16, 0.75f, true);
        linked.put(1, "one");
        linked.put(2, "two");
        linked.get(1);
        counts.entrySet().removeIf(e -> e.getValue() > 1);
        return counts + " " + sorted.headMap("in") + sorted.ceilingKey("m") + sorted.descendingMap().firstKey() + linked
                + sorted.lastEntry()
                + counts.keySet().contains("mind") + counts.getOrDefault("zzz", -1) + Map.of("k", 1)
                + new TreeSet<>(counts.keySet()).first();
    }

    private static String queues() {
        PriorityQueue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        Collections.addAll(queue, "ccc", "a", "bb", "b", "dddd", "aa");
        StringBuilder all = new StringBuilder();
        while (!queue.isEmpty()) {
            all.append(queue.poll()).append(' ');
        }
        ArrayDeque<Integer> deque = new ArrayDeque<>();
        for (int i = 0; i < 20; i++) {
            deque.addFirst(i);
            deque.addLast(-i);
            if (i % 3 == 0) {
                deque.pollLast();
            }
        }
        BitSet bits = new BitSet();
        bits.set(1, 5);
        bits.set(64);
        bits.flip(2);
        return all.toString() + deque + " " + bits + bits.cardinality() + bits.nextClearBit(1) + deque.peekFirst();
    }

    private static String refusals() {
        String all = "";
        Runnable[] wrong = {
            () -> List.of(1, 2).add(3),
            () -> new ArrayList<>(List.of(1)).get(4),
            () -> new ArrayDeque<Integer>().removeFirst(),
            () -> Collections.unmodifiableList(new ArrayList<>(List.of(1))).add(2),
            () -> new TreeMap<String, Integer>(Comparator.reverseOrder()).firstKey(),
            () -> List.of(1).iterator().remove(),
            () -> {
                List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
                for (Integer i : list) {
                    list.remove(i);
                }
            }
        };
        for (Runnable r : wrong) {
            try {
                r.run();
                all += "fine ";
            } catch (ConcurrentModificationException e) {
                all += "modified ";
            } catch (RuntimeException e) {
                all += e.getClass().getSimpleName() + ":" + e.getMessage() + " ";
            }
        }
        return all;
    }

    /** Many keys with one hash make a bin a tree. */
    private static String colliding() {
        Map<Key, Integer> map = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            map.put(new Key(i), i);
        }
        int sum = 0;
        for (int i = 0; i < 50; i++) {
            sum += map.getOrDefault(new Key(i), -1);
        }
        for (int i = 0; i < 35; i++) {
            map.remove(new Key(i));
        }
        return sum + " " + map.size() + " " + map.containsKey(new Key(36)) + new HashSet<>(map.values());
    }

    private static String arrays() {
        int[] numbers = new int[300];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * 7919 % 1000 - 500;
        }
        double[] reals = {2.5, -0.0, 0.0, Double.NaN, -1, Double.NEGATIVE_INFINITY};
        String[] words = {"pear", "apple", "fig", "banana"};
        Arrays.sort(numbers);
        Arrays.sort(reals);
        Arrays.sort(words, Comparator.comparing(String::length));
        Integer[] boxed = {3, 1, 2};
        Arrays.sort(boxed, Collections.reverseOrder());
        return numbers[0] + " " + numbers[299] + " " + Arrays.binarySearch(numbers, numbers[77]) + Arrays.toString(reals)
                + Arrays.toString(words)
                + Arrays.asList(boxed) + Arrays.hashCode(numbers) + Arrays.equals(numbers, numbers.clone())
                + Arrays.deepToString(new int[][] {{1}, {2, 3}})
                + Arrays.mismatch(numbers, new int[] {numbers[0], 7}) + Arrays.toString(Arrays.copyOfRange(words, 1, 5))
                + Arrays.stream(numbers).sum();
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}

record Key(int n) implements Comparable<Key> {
    @Override
    public int hashCode() {
        return 7;
    }

    @Override
    public int compareTo(Key other) {
        return Integer.compare(n, other.n);
    }
}
