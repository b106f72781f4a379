package dev.heliac.il.races;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Loops with random indices: when they are accepted, iterations that are tried out do not meet, few of them all and many of them in
 * pairs that overflow is likely to bring together. {@code -Dheliac.loops=N}: how many.
 */
class RandomLoopsTest {

    private static final int COUNT = Integer.getInteger("heliac.loops", 4_000);
    private static final long SEED = Long.getLong("heliac.seed", 20261129);
    private static final int[] CONSTANTS = {0, 1, 2, 3, 4, 5, 8, 1 << 16, 1 << 30, Integer.MIN_VALUE, -1, -2, -3};
    private static final int[] SMALL = {1, 2, 3, 5, 7};
    private static final int MOST = Integer.MAX_VALUE;

    /** An index, and the instructions that compute it. */
    private sealed interface Index {

        record Named(String name) implements Index {}

        record Constant(int value) implements Index {}

        record Operation(String name, Index left, Index right) implements Index {}

        default int of(Map<String, Integer> values) {
            return switch (this) {
                case Named n -> values.get(n.name());
                case Constant c -> c.value();
                case Operation o -> {
                    int left = o.left().of(values);
                    int right = o.right().of(values);
                    yield switch (o.name()) {
                        case "add" -> left + right;
                        case "sub" -> left - right;
                        case "mul" -> left * right;
                        case "shl" -> left << right;
                        default -> left & right;
                    };
                }
            };
        }

        default String text(List<String> code) {
            var name = "%v" + code.size();
            return switch (this) {
                case Named n -> "%" + n.name();
                case Constant c -> {
                    code.add("  " + name + " = i32.const " + c.value() + "\n");
                    yield name;
                }
                case Operation o -> {
                    var left = o.left().text(code);
                    var right = o.right().text(code);
                    var result = "%v" + code.size();
                    code.add("  " + result + " = i32." + o.name() + " " + left + ", " + right + "\n");
                    yield result;
                }
            };
        }
    }

    private record Touch(Index index, boolean writes) {}

    /** @param bounds the extents that are constants, -1 for those that are parameters */
    private record Loop(List<Touch> touches, int[] bounds) {}

    private static final List<String> INDICES = List.of("x", "y", "z");
    private static final List<String> EXTENTS = List.of("n", "m", "k");

    private static Index index(Random random, int dimensions, int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 6);
        return switch (kind) {
            case 0 -> new Index.Named(INDICES.get(random.nextInt(dimensions)));
            case 1 -> random.nextBoolean()
                    ? new Index.Named(EXTENTS.get(random.nextInt(3)))
                    : new Index.Named(INDICES.get(random.nextInt(dimensions)));
            case 2 -> new Index.Constant(CONSTANTS[random.nextInt(CONSTANTS.length)]);
            default -> new Index.Operation(
                    List.of("add", "add", "mul", "mul", "sub", "shl", "and").get(random.nextInt(7)),
                    index(random, dimensions, depth - 1),
                    index(random, dimensions, depth - 1));
        };
    }

    /** Half of them with a number in a mixed radix, which by chance alone would be rare. */
    private static Index begin(Random random, int dimensions) {
        if (random.nextBoolean()) {
            return index(random, dimensions, 3);
        }
        Index sum = new Index.Named(INDICES.getFirst());
        for (int d = 1; d < dimensions; d++) {
            var scaled = new Index.Operation("mul", sum, new Index.Named(EXTENTS.get(random.nextInt(10) == 0 ? 0 : d)));
            sum = new Index.Operation("add", scaled, new Index.Named(INDICES.get(d)));
        }
        return new Index.Operation("mul", sum, new Index.Constant(CONSTANTS[random.nextInt(CONSTANTS.length)]));
    }

    private static Loop loop(Random random) {
        int dimensions = 1 + random.nextInt(3);
        var first = begin(random, dimensions);
        var touches = new ArrayList<Touch>();
        touches.add(new Touch(first, true));
        for (int more = random.nextInt(3); more > 0; more--) {
            var other = random.nextInt(4) == 0
                    ? index(random, dimensions, 2)
                    : new Index.Operation("add", first, new Index.Constant(CONSTANTS[random.nextInt(CONSTANTS.length)]));
            touches.add(new Touch(other, random.nextBoolean()));
        }
        var bounds = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            bounds[d] = random.nextInt(3) == 0 ? 1 << random.nextInt(31) : -1;
        }
        return new Loop(touches, bounds);
    }

    private static String module(Loop loop) {
        var before = new StringBuilder();
        var extents = new ArrayList<String>();
        for (int d = 0; d < loop.bounds().length; d++) {
            if (loop.bounds()[d] < 0) {
                extents.add("%" + EXTENTS.get(d));
            } else {
                before.append("  %c").append(d).append(" = i32.const ").append(loop.bounds()[d]).append('\n');
                extents.add("%c" + d);
            }
        }
        var code = new ArrayList<String>();
        for (var touch : loop.touches()) {
            var at = touch.index().text(code);
            code.add(touch.writes() ? "  ex.store i32 %a, " + at + ", %n\n" : "  %v" + code.size() + " = ex.load i32 %a, " + at + "\n");
        }
        var passed = EXTENTS.stream()
                .map(e -> EXTENTS.indexOf(e) < loop.bounds().length ? extents.get(EXTENTS.indexOf(e)) : "%" + e)
                .collect(Collectors.joining(", "));
        var indices = INDICES.subList(0, loop.bounds().length).stream().map(i -> ", %" + i + ": i32").collect(Collectors.joining());
        return "hil 1\nmodule loops\nfunc @loop(%a: &ex i32[], %n: i32, %m: i32, %k: i32) {\n^entry:\n" + before
                + "  par @body(%a, " + passed + ") over " + String.join(", ", extents) + "\n  return\n}\n"
                + "func @body(%a: &ex i32[], %n: i32, %m: i32, %k: i32" + indices + ") {\n^entry:\n" + String.join("", code)
                + "  return\n}\n";
    }

    @Test
    void iterationsOfAcceptedLoopsDoNotMeet() {
        var random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < COUNT; i++) {
            var loop = loop(random);
            var text = module(loop);
            var out = new Diagnostics();
            Verifier.verify(Samples.parse(text), out);
            assertTrue(out.list().stream().allMatch(d -> d.code().id().equals("HIL0248")), () -> text + out.list());
            if (!out.hasErrors()) {
                accepted++;
                for (int round = 0; round < 20; round++) {
                    tryOut(loop, random, text);
                }
            }
        }
        int all = accepted;
        assertTrue(accepted > COUNT / 20, () -> all + " accepted");
    }

    private static void tryOut(Loop loop, Random random, String text) {
        var extents = new HashMap<String, Integer>();
        long product = 1;
        for (int d = 0; d < EXTENTS.size(); d++) {
            boolean counts = d < loop.bounds().length;
            int extent = counts && loop.bounds()[d] >= 0 ? loop.bounds()[d] : some(random, MOST / product);
            extents.put(EXTENTS.get(d), extent);
            product = counts ? Math.clamp(product * extent, 1, MOST + 1L) : product;
        }
        if (product > MOST) {
            return;
        }
        boolean few = product <= 64;
        for (int n = 0; n < (few ? product * product : 200); n++) {
            long one = few ? n / product : random.nextLong(product);
            long other = few ? n % product : Math.floorMod(one + (1L << random.nextInt(31)), product);
            if (one != other) {
                var values = values(loop, extents, one);
                var others = values(loop, extents, other);
                for (var touch : loop.touches()) {
                    for (var touched : loop.touches()) {
                        if ((touch.writes() || touched.writes()) && touch.index().of(values) == touched.index().of(others)) {
                            fail(text + values + " meets " + others);
                        }
                    }
                }
            }
        }
    }

    /** From 1 to a most, of any order of magnitude. */
    private static int some(Random random, long most) {
        return random.nextBoolean() || most < 2
                ? SMALL[random.nextInt(SMALL.length)]
                : Math.max(1, (int) (random.nextLong(most) + 1) >>> random.nextInt(31));
    }

    private static Map<String, Integer> values(Loop loop, Map<String, Integer> extents, long iteration) {
        var values = new HashMap<>(extents);
        long rest = iteration;
        for (int d = loop.bounds().length - 1; d >= 0; d--) {
            int extent = extents.get(EXTENTS.get(d));
            values.put(INDICES.get(d), (int) (rest % extent));
            rest /= extent;
        }
        return values;
    }
}
