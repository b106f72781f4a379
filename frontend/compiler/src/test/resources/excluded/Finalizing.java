/** A finalizer. */
public final class Finalizing {
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
        System.out.println("gone");
    }

    public static void main(String[] words) {
        new Finalizing();
    }
}
