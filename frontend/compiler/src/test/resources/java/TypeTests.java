import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** instanceof and casts along a class hierarchy. */
@Process(name = "main")
final class TypeTests {
    static final int STEPS = 7;

    static String run(int step) {
        Object o = switch (step) {
            case 0 -> new Animal(1);
            case 1 -> new Dog(2);
            case 2 -> new Puppy(3);
            case 3 -> "text";
            case 4 -> new int[] {4};
            case 5 -> null;
            default -> new Object[] {new Dog(5)};
        };
        String text = (o instanceof Animal) + " " + (o instanceof Dog) + " " + (o instanceof Puppy) + " " + (o instanceof String) + " "
                + (o instanceof int[]) + " " + (o instanceof Object[]) + " ";
        if (o instanceof Dog d && d.age > 2) {
            text += "old dog " + d.age;
        } else if (o instanceof Animal a) {
            text += "animal " + a.age;
        } else if (o instanceof int[] numbers) {
            text += "numbers " + numbers[0];
        }
        if (!(o instanceof String s)) {
            return text + "no text";
        }
        return text + s.length();
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

class Animal {
    final int age;

    Animal(int age) {
        this.age = age;
    }
}

class Dog extends Animal {
    Dog(int age) {
        super(age);
    }
}

final class Puppy extends Dog {
    Puppy(int age) {
        super(age);
    }
}
