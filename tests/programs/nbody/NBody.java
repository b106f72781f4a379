package nbody;

import dev.heliac.lang.Process;

/** {@code STEPS}: follows the sun and its four great planets, and prints the system's energy before and after. */
@Process(name = "nbody")
public final class NBody {

    private static final double STEP = 0.01;
    private static final int DIGITS = 9;

    private final Body[] bodies = {Body.sun(), Body.jupiter(), Body.saturn(), Body.uranus(), Body.neptune()};

    /** Lets the sun move so that the whole rests. */
    private NBody() {
        double px = 0;
        double py = 0;
        double pz = 0;
        for (Body body : bodies) {
            px += body.vx * body.mass;
            py += body.vy * body.mass;
            pz += body.vz * body.mass;
        }
        bodies[0].vx = -px / Body.SOLAR_MASS;
        bodies[0].vy = -py / Body.SOLAR_MASS;
        bodies[0].vz = -pz / Body.SOLAR_MASS;
    }

    private void advance(double time) {
        for (int i = 0; i < bodies.length; i++) {
            Body one = bodies[i];
            for (int j = i + 1; j < bodies.length; j++) {
                attract(one, bodies[j], time);
            }
        }
        for (Body body : bodies) {
            body.move(time);
        }
    }

    private static void attract(Body one, Body other, double time) {
        double dx = one.x - other.x;
        double dy = one.y - other.y;
        double dz = one.z - other.z;
        double square = dx * dx + dy * dy + dz * dz;
        double force = time / (square * Math.sqrt(square));
        one.vx -= dx * other.mass * force;
        one.vy -= dy * other.mass * force;
        one.vz -= dz * other.mass * force;
        other.vx += dx * one.mass * force;
        other.vy += dy * one.mass * force;
        other.vz += dz * one.mass * force;
    }

    private double energy() {
        double energy = 0;
        for (int i = 0; i < bodies.length; i++) {
            Body one = bodies[i];
            energy += 0.5 * one.mass * (one.vx * one.vx + one.vy * one.vy + one.vz * one.vz);
            for (int j = i + 1; j < bodies.length; j++) {
                Body other = bodies[j];
                double dx = one.x - other.x;
                double dy = one.y - other.y;
                double dz = one.z - other.z;
                energy -= one.mass * other.mass / Math.sqrt(dx * dx + dy * dy + dz * dz);
            }
        }
        return energy;
    }

    /** The number with nine digits after the point. */
    private static String fixed(double number) {
        String digits = Long.toString(Math.round(Math.abs(number) * 1e9));
        StringBuilder text = new StringBuilder(number < 0 ? "-" : "");
        for (int i = digits.length(); i <= DIGITS; i++) {
            text.append('0');
        }
        text.append(digits);
        return text.insert(text.length() - DIGITS, '.').toString();
    }

    public static void main(String[] args) {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        NBody system = new NBody();
        System.out.println(fixed(system.energy()));
        for (int i = 0; i < steps; i++) {
            system.advance(STEP);
        }
        System.out.println(fixed(system.energy()));
    }
}
