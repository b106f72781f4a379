/** A native method and a library. */
public final class Native {
    private static native int answer();

    public static void main(String[] words) {
        System.loadLibrary("answers");
        System.out.println(answer());
    }
}
