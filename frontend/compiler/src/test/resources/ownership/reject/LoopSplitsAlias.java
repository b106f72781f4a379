import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;

/** Two names of one vector name two after a round. */
@Process(name = "client")
final class Client {
    static void main(String[] args) {
        ExInts one = new ExInts(1);
        ExInts two = one;
        for (String arg : args) {
            two.set(0, one.get(0));
            two = new ExInts(2);
        }
        int n = one.length() + two.length();
    }
}
