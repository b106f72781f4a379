import java.lang.reflect.Method;

/** Members looked up at run time. */
public final class Reflecting {
    public static void main(String[] words) throws ReflectiveOperationException {
        Method method = String.class.getMethod("length");
        System.out.println(method.invoke("three"));
        Object made = Reflecting.class.getDeclaredConstructor().newInstance();
        System.out.println(made);
    }
}
