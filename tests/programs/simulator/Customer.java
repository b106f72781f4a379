package simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Walks from station to station. */
final class Customer {

    /** How much a customer wants, and who goes first. */
    enum Class {
        ORDINARY(1.0), BUSINESS(0.7), PARTNER(0.4);

        private final double patience;

        Class(double patience) {
            this.patience = patience;
        }

        double patience() {
            return patience;
        }
    }

    private final int number;
    private final Class kind;
    private final double arrived;
    private final Deque<Station> route;
    Moment impatience;
    double waitingSince;

    Customer(int number, Class kind, double arrived, List<Station> route) {
        this.number = number;
        this.kind = kind;
        this.arrived = arrived;
        this.route = new ArrayDeque<>(route);
    }

    int number() {
        return number;
    }

    Class kind() {
        return kind;
    }

    double arrived() {
        return arrived;
    }

    /** Null at the end. */
    Station nextStation() {
        return route.poll();
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " customer " + number;
    }
}
