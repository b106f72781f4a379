import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** Object streams. */
public final class Serializing {
    public static void main(String[] words) throws IOException {
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject("text");
    }
}
