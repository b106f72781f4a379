import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;

/** What a program has around it on a JVM: standard input, properties, the environment; and what the JDK does with threads in mind. */
public final class Surroundings {
    public static void main(String[] words) throws IOException, InterruptedException {
        System.out.println(System.in.read() + IO.readln());
        System.setProperty("name", "value");
        System.out.println(System.getenv("HOME"));
        new ConcurrentLinkedQueue<String>().add("x");
        System.out.println(Locale.forLanguageTag("de"));
        new CRC32().update(1);
        System.out.println("x".intern());
        Thread.sleep(1);
    }
}
