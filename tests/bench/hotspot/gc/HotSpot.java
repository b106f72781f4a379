package gc;

/** The same work on a JVM. */
final class HotSpot {

    private HotSpot() {}

    public static void main(String[] args) {
        System.out.println(Churn.run(args));
    }
}
