import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;

/** A borrowed vector cannot be exchanged for one of the method's own. */
@Process(name = "client")
final class Client {
    static void main(String[] args) {
        ExInts data = new ExInts(1);
        int n = grow(data, args.length);
    }

    static int grow(ExInts data, int n) {
        for (int i = 0; i < n; i++) {
            data = new ExInts(data.length() + 1);
        }
        return data.length();
    }
}
