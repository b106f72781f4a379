import java.util.ResourceBundle;
import java.util.ServiceLoader;

/** Classes, services and resources found at run time. */
public final class Loading {
    public static void main(String[] words) throws ClassNotFoundException {
        System.out.println(Class.forName("java.lang.String"));
        System.out.println(ServiceLoader.load(Runnable.class));
        System.out.println(ResourceBundle.getBundle("texts"));
        System.out.println(Loading.class.getResource("picture.png"));
        System.out.println(Loading.class.getClassLoader());
    }
}
