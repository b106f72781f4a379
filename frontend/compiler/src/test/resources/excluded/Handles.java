import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** A method handle. */
public final class Handles {
    public static void main(String[] words) throws Throwable {
        var length = MethodHandles.lookup().findVirtual(String.class, "length", MethodType.methodType(int.class));
        System.out.println((int) length.invokeExact("three"));
    }
}
