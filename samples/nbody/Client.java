package nbody;

import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;
import java.util.Random;

/** Places bodies at rest in a ball, lets it collapse, and prints the energy, whose sum hardly changes. */
@Process(name = "client")
final class Client {

    private static final int BODIES = 500;
    private static final int REPORTS = 5;
    private static final int STEPS = 20;
    private static final double TIME = 1.0 / 64;

    private Client() {}

    static void main(@Uses("/gravity") Gravity.Imp mover) {
        var random = new Random(1);
        var masses = new ExDoubles(BODIES);
        var places = new ExDoubles(3 * BODIES);
        for (int i = 0; i < BODIES; i++) {
            masses.set(i, 1.0 / BODIES);
            place(places, i, random);
        }
        mover.send(new Gravity.Place(masses, places, new ExDoubles(3 * BODIES)));
        for (int i = 0; i <= REPORTS; i++) {
            mover.send(new Gravity.Measure());
            var energy = mover.receive(Gravity.Energy.class);
            System.out.println("time " + i * STEPS * TIME + ": kinetic " + energy.kinetic() + ", potential " + energy.potential()
                    + ", together " + (energy.kinetic() + energy.potential()));
            if (i < REPORTS) {
                mover.send(new Gravity.Move(STEPS, TIME));
                mover.receive(Gravity.Moved.class);
            }
        }
        mover.send(new Gravity.Bye());
    }

    /** Anywhere at most 1 from the middle. */
    private static void place(ExDoubles places, int body, Random random) {
        double square;
        do {
            square = 0;
            for (int i = 3 * body; i < 3 * body + 3; i++) {
                double coordinate = 2 * random.nextDouble() - 1;
                places.set(i, coordinate);
                square += coordinate * coordinate;
            }
        } while (square > 1);
    }
}
