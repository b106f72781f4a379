import dev.heliac.lang.Process;

/** When static initializers run: in front of the arguments of a constructor, and those of interfaces with default methods too. */
@Process(name = "main")
final class Initialization {
    static int tell(String what, int value) {
        System.out.println(what);
        return value;
    }

    static class Early {
        static int made = tell("Early", 1);
        final int number;

        Early(int number) {
            this.number = number + made;
        }
    }

    interface Plain {
        int VALUE = tell("Plain", 2);
    }

    interface Helping extends Plain {
        int VALUE = tell("Helping", 3);

        default int help() {
            return VALUE;
        }
    }

    interface Further extends Helping {
        int MORE = tell("Further", 4);

        default int further() {
            return 0;
        }
    }

    static class Base implements Further {}

    static class Derived extends Base implements Helping {
        static int own = tell("Derived", 5);

        static int plain() {
            return Plain.VALUE;
        }
    }

    enum Color implements Helping {
        RED
    }

    public static void main(String[] words) {
        try {
            System.out.println(new Early(Integer.parseInt("none")).number);
        } catch (NumberFormatException e) {
            System.out.println("no number");
        }
        System.out.println(new Early(tell("argument", 6)).number);
        System.out.println(Derived.own);
        System.out.println(Derived.plain());
        System.out.println(new Base().help() + Color.RED.help());
        Base[] none = new Base[1];
        System.out.println(none.length);
    }
}
