import dev.heliac.lang.Process;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Classes made for several threads, which one thread uses all the same; data streams, the default charset, the heap. */
@Process(name = "main")
final class Concurrent {
    static final int STEPS = 5;

    /** Many keys in one bin, which becomes a tree. */
    private record Key(int number) implements Comparable<Key> {
        @Override
        public int hashCode() {
            return number % 3;
        }

        @Override
        public int compareTo(Key other) {
            return Integer.compare(number, other.number);
        }
    }

    static String run(int step) throws IOException {
        return switch (step) {
            case 0 -> {
                ConcurrentHashMap<Object, Integer> map = new ConcurrentHashMap<>();
                for (int i = 0; i < 60; i++) {
                    map.put(i * 7919 % 100, i);
                }
                for (int i = 0; i < 50; i += 2) {
                    map.remove(i);
                }
                map.merge(3, 5, Integer::sum);
                map.computeIfAbsent("q", k -> 1);
                map.compute("q", (k, v) -> v + 1);
                map.putIfAbsent("z", 0);
                map.replace("z", 9);
                yield map.size() + " " + map + map.mappingCount() + map.containsValue(9);
            }
            case 1 -> {
                ConcurrentHashMap<Key, Integer> map = new ConcurrentHashMap<>();
                for (int i = 0; i < 40; i++) {
                    map.put(new Key(i), i);
                }
                for (int i = 0; i < 20; i++) {
                    map.remove(new Key(i * 2));
                }
                int hash = 0;
                for (int value : map.values()) {
                    hash = hash * 31 + value;
                }
                for (Iterator<Integer> i = map.values().iterator(); i.hasNext();) {
                    if (i.next() > 20) {
                        i.remove();
                    }
                }
                yield hash + " " + map.get(new Key(7)) + map.get(new Key(8)) + map.values();
            }
            case 2 -> {
                CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2));
                for (int i : list) {
                    list.add(i + 10);
                }
                Set<String> set = ConcurrentHashMap.newKeySet();
                set.add("b");
                set.add("a");
                yield list + " " + set;
            }
            case 3 -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                out.writeInt(-258);
                out.writeUTF("h\u00e9");
                out.writeDouble(-1.5);
                out.writeLong(1L << 40 | 7);
                out.writeShort(-2);
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
                yield bytes.size() + " " + in.readInt() + in.readUTF() + in.readDouble() + in.readLong() + in.readUnsignedShort();
            }
            default -> {
                Runtime runtime = Runtime.getRuntime();
                runtime.gc();
                boolean used = runtime.totalMemory() - runtime.freeMemory() > 0 && runtime.maxMemory() > 0;
                yield used + " " + (runtime.availableProcessors() > 0) + "\u00e9".getBytes().length + Charset.defaultCharset()
                        + System.getProperty("file.encoding") + System.getProperty("none", "otherwise");
            }
        };
    }

    public static void main(String[] words) throws IOException {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
