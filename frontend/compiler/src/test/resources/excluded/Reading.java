import java.io.FileReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files and sockets. */
public final class Reading {
    public static void main(String[] words) throws IOException {
        System.out.println(Files.readString(Path.of("text")));
        System.out.println(new FileReader("text").read());
        System.out.println(new Socket("host", 80).isBound());
    }
}
