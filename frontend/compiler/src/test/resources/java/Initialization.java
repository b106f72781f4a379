import dev.heliac.lang.Process;

/** When static initializers run: in front of the arguments of a constructor, and those of interfaces with default methods too. */
@Process(name = "main")
final class Initialization {
    static final int STEPS = 6;

    private static StringBuilder said;

    static int tell(String what, int value) {
        said.append(what).append(' ');
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

    static String run(int step) {
        said = new StringBuilder();
        int number;
        try {
            number = switch (step) {
                case 0 -> new Early(Integer.parseInt("none")).number;
                case 1 -> new Early(tell("argument", 6)).number;
                case 2 -> Derived.own;
                case 3 -> Derived.plain();
                case 4 -> new Base().help() + Color.RED.help();
                default -> new Base[1].length;
            };
        } catch (NumberFormatException e) {
            number = -1;
        }
        return said + "" + number;
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
