import java.util.Currency;
import java.util.Scanner;

/** What lies behind the JDK's own methods. */
public final class ThroughTheJdk {
    public static void main(String[] words) {
        System.out.println(Currency.getInstance("EUR"));
        System.out.println(new Scanner(System.in).nextInt());
    }
}
