import dev.heliac.lang.Process;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Identity, class objects, counters, random numbers and durations. */
@Process(name = "main")
final class Runtimes {
    static final int STEPS = 5;

    private enum Level {
        LOW,
        HIGH {
            @Override
            int weight() {
                return 10;
            }
        };

        int weight() {
            return 1;
        }
    }

    static String run(int step) {
        return switch (step) {
            case 0 -> {
                Object a = new Object();
                Object[] made = {a, new int[0], "x", Level.HIGH, List.of(1), new String[0][0], 5L};
                StringBuilder names = new StringBuilder();
                for (Object o : made) {
                    names.append(o.getClass() == made[0].getClass()).append(o.hashCode() == o.hashCode());
                }
                names.append(Arrays.asList(made[1].getClass().getName(), Level.class.getSimpleName(), String[][].class.getName(), int.class,
                        Level.HIGH.getDeclaringClass().getName(), Runnable.class, Integer.class.getSuperclass(),
                                Integer.class.isInstance(made[6])));
                yield names + " " + (System.identityHashCode(a) == a.hashCode()) + (a.equals(made[0])) + System.identityHashCode(null);
            }
            case 1 -> {
                EnumMap<Level, Integer> map = new EnumMap<>(Level.class);
                map.put(Level.HIGH, Level.HIGH.weight());
                map.put(Level.LOW, Level.LOW.weight());
                String wrong;
                try {
                    wrong = Level.valueOf("NONE").name();
                } catch (IllegalArgumentException e) {
                    wrong = e.getMessage();
                }
                yield map + " " + EnumSet.allOf(Level.class) + EnumSet.complementOf(EnumSet.of(Level.LOW)) + wrong
                        + Level.valueOf("LOW").compareTo(Level.HIGH);
            }
            case 2 -> {
                AtomicInteger i = new AtomicInteger(3);
                AtomicLong l = new AtomicLong();
                AtomicReference<String> r = new AtomicReference<>("a");
                AtomicBoolean b = new AtomicBoolean();
                yield i.getAndIncrement() + i.addAndGet(5) + " " + l.updateAndGet(x -> x + 7) + l.compareAndSet(7, 8) + l
                        + r.getAndUpdate(s -> s + "b") + r
                        + b.getAndSet(true) + b + i.accumulateAndGet(4, Math::max) + new Sum(1, 100).invoke();
            }
            case 3 -> {
                Random random = new Random(42);
                yield random.nextInt() + " " + random.nextInt(10, 20) + " " + random.nextLong() + " " + random.nextDouble() + " "
                        + random.nextGaussian() + " "
                        + random.nextBoolean() + random.ints(3, 0, 9).boxed().toList();
            }
            default -> {
                long before = System.nanoTime();
                boolean forward = System.nanoTime() >= before && System.currentTimeMillis() > 1_700_000_000_000L;
                Duration d = Duration.ofMillis(3_723_004);
                yield forward + " " + d + d.plusHours(2).toMinutes() + d.compareTo(Duration.ZERO) + Set.of(1).size()
                        + System.lineSeparator().length()
                        + Integer.valueOf(127).equals(127) + (Integer.valueOf(100) == Integer.valueOf(100)) + Long.valueOf(-3)
                        + Character.valueOf('c');
            }
        };
    }

    private static final class Sum extends RecursiveTask<Integer> {
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from < 10) {
                int sum = 0;
                for (int i = from; i <= to; i++) {
                    sum += i;
                }
                return sum;
            }
            Sum left = new Sum(from, (from + to) / 2);
            left.fork();
            return new Sum((from + to) / 2 + 1, to).invoke() + left.join();
        }
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
