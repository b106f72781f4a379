package nbody;

import dev.heliac.lang.Claims;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;

/** Has the bodies, and works on all of them at once, on a GPU where there is one. */
@Process(name = "mover")
@Platform(prefer = Isa.GPU, weight = 2)
final class Mover {

    /** Squared, it is added to squared distances, so that bodies that come close do not fling each other away. */
    private static final double SOFTENING = 0.1;

    private Mover() {}

    static void main(@Provides("/gravity") Gravity.Exp client) {
        switch (client.receive()) {
            case Gravity.Place(ExDoubles masses, ExDoubles places, ExDoubles velocities) -> serve(client, masses, places, velocities);
            case Gravity.Bye _ -> {}
            default -> throw new IllegalStateException("Start admits nothing else");
        }
    }

    private static void serve(
            @Claims @State("Ready") Gravity.Exp client, ExDoubles masses, ExDoubles places, ExDoubles velocities) {
        while (true) {
            switch (client.receive()) {
                case Gravity.Move(int steps, double time) -> {
                    for (int i = 0; i < steps; i++) {
                        drift(places, velocities, time / 2);
                        kick(masses, places, velocities, time);
                        drift(places, velocities, time / 2);
                    }
                    client.send(new Gravity.Moved());
                }
                case Gravity.Measure _ -> client.send(new Gravity.Energy(
                        Parallel.sum(masses.length(), (int i) -> kinetic(masses, velocities, i)),
                        Parallel.sum(masses.length(), (int i) -> potential(masses, places, i))));
                case Gravity.Bye _ -> {
                    return;
                }
                default -> throw new IllegalStateException("Ready admits nothing else");
            }
        }
    }

    /** Bodies go on as fast as they are. */
    private static void drift(ExDoubles places, ExDoubles velocities, double time) {
        Parallel.range(places.length(), i -> places.set(i, places.get(i) + velocities.get(i) * time));
    }

    /** Each body becomes faster towards all others. */
    private static void kick(ExDoubles masses, ExDoubles places, ExDoubles velocities, double time) {
        Parallel.range(velocities.length() / 3, i -> {
            double x = 0;
            double y = 0;
            double z = 0;
            for (int k = 0; k < masses.length(); k++) {
                double dx = places.get(3 * k) - places.get(3 * i);
                double dy = places.get(3 * k + 1) - places.get(3 * i + 1);
                double dz = places.get(3 * k + 2) - places.get(3 * i + 2);
                double square = dx * dx + dy * dy + dz * dz + SOFTENING * SOFTENING;
                double pull = masses.get(k) / (square * Math.sqrt(square));
                x += dx * pull;
                y += dy * pull;
                z += dz * pull;
            }
            velocities.set(3 * i, velocities.get(3 * i) + x * time);
            velocities.set(3 * i + 1, velocities.get(3 * i + 1) + y * time);
            velocities.set(3 * i + 2, velocities.get(3 * i + 2) + z * time);
        });
    }

    private static double kinetic(ExDoubles masses, ExDoubles velocities, int i) {
        double x = velocities.get(3 * i);
        double y = velocities.get(3 * i + 1);
        double z = velocities.get(3 * i + 2);
        return masses.get(i) * (x * x + y * y + z * z) / 2;
    }

    /** That of a body and each one after it. */
    private static double potential(ExDoubles masses, ExDoubles places, int i) {
        double sum = 0;
        for (int k = i + 1; k < masses.length(); k++) {
            double dx = places.get(3 * k) - places.get(3 * i);
            double dy = places.get(3 * k + 1) - places.get(3 * i + 1);
            double dz = places.get(3 * k + 2) - places.get(3 * i + 2);
            sum -= masses.get(k) / Math.sqrt(dx * dx + dy * dy + dz * dz + SOFTENING * SOFTENING);
        }
        return masses.get(i) * sum;
    }
}
