import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** Threads, executors and locks. */
public final class Threads {
    public static void main(String[] words) throws InterruptedException {
        Thread thread = new Thread(() -> System.out.println("other"));
        thread.start();
        Thread.sleep(10);
        try (var pool = Executors.newFixedThreadPool(2)) {
            pool.submit(() -> 1);
        }
        new ReentrantLock().lock();
    }
}
