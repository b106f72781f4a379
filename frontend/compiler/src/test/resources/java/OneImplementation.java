import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Calls through superclasses and interfaces that one class implements. */
@Process(name = "main")
final class OneImplementation {
    static final int STEPS = 4;

    static String run(int step) {
        Shape shape = new Circle(step);
        Named named = (Named) shape;
        return shape.area() + " " + shape.twice() + " " + named.name() + " " + named.loud();
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

abstract class Shape {
    abstract int area();

    int twice() {
        return 2 * area();
    }
}

interface Named {
    String name();

    default String loud() {
        return name() + "!";
    }
}

final class Circle extends Shape implements Named {
    private final int radius;

    Circle(int radius) {
        this.radius = radius;
    }

    @Override
    int area() {
        return 3 * radius * radius;
    }

    @Override
    public String name() {
        return "circle " + radius;
    }
}
