import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;

/** After a round two variables name one vector. */
@Process(name = "client")
final class Client {
    static void main(String[] args) {
        ExInts one = new ExInts(1);
        ExInts two = new ExInts(2);
        for (String arg : args) {
            two.set(0, one.get(0));
            one = two;
        }
        int n = one.length() + two.length();
    }
}
