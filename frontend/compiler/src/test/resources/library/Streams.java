import dev.heliac.lang.Process;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sequential streams and collectors. */
@Process(name = "main")
final class Streams {
    static final int STEPS = 4;

    static String run(int step) {
        List<String> words = List.of("delta", "alpha", "charlie", "bravo", "echo", "alpha");
        return switch (step) {
            case 0 -> words.stream().distinct().sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                    .map(String::toUpperCase).collect(Collectors.joining(",", "[", "]")) + words.stream().skip(1).limit(2).toList()
                    + words.stream().anyMatch(w -> w.startsWith("e")) + words.stream().mapToInt(String::length).summaryStatistics();
            case 1 -> {
                Map<Integer, List<String>> byLength = words.stream().collect(Collectors.groupingBy(String::length,
                        TreeMap::new, Collectors.toList()));
                Map<Boolean, Long> parts = words.stream().collect(Collectors.partitioningBy(w -> w.length() > 4, Collectors.counting()));
                yield byLength + " " + parts + words.stream().collect(Collectors.toMap(w -> w.charAt(0),
                        String::length, Integer::sum, TreeMap::new));
            }
            case 2 -> IntStream.range(0, 50).filter(i -> i % 7 == 0).boxed().toList() + " " + LongStream.rangeClosed(1,
                    20).reduce(1, (a, b) -> a * b)
                    + " " + Stream.iterate(1, i -> i * 3).limit(8).map(String::valueOf).collect(Collectors.joining("<"))
                    + IntStream.of(3, 1, 2).sorted().mapToObj(Integer::toString).reduce("", String::concat)
                    + IntStream.range(0, 5).average().getAsDouble();
            default -> Stream.of(List.of(1, 2), List.<Integer>of(), List.of(3)).flatMap(List::stream).mapToDouble(i -> i / 2.0).sum()
                    + " " + Optional.of("x").filter(s -> s.isEmpty()).or(() -> Optional.of("y")).get()
                    + Stream.of(5, 3).min(Integer::compare).get()
                    + words.stream().takeWhile(w -> !w.startsWith("c")).count() + words.stream().peek(w -> {}).reduce((a,
                    b) -> b).orElse("")
                    + words.stream().toArray(String[]::new).length;
        };
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
