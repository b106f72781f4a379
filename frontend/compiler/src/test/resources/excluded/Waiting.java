/** Waiting for another thread. */
public final class Waiting {
    public static void main(String[] words) throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            monitor.notifyAll();
            monitor.wait();
        }
    }
}
