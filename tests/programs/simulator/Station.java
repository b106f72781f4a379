package simulator;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where customers queue and are served by one of several clerks. */
abstract class Station {

    private final String name;
    private final int clerks;
    private final Distribution service;
    private int busy;
    private int broken;
    final Statistics waits = new Statistics();
    final Statistics queues = new Statistics();
    int lost;

    Station(String name, int clerks, Distribution service) {
        this.name = name;
        this.clerks = clerks;
        this.service = service;
    }

    abstract void enqueue(Customer customer);

    /** Takes out who is next, if anybody waits. */
    abstract Optional<Customer> next();

    abstract boolean leave(Customer customer);

    abstract int waiting();

    String name() {
        return name;
    }

    Distribution service() {
        return service;
    }

    boolean hasFreeClerk() {
        return busy + broken < clerks;
    }

    void begin() {
        if (!hasFreeClerk()) {
            throw new IllegalStateException(name + " has nobody free");
        }
        busy++;
    }

    void end() {
        busy--;
    }

    void breakDown() {
        broken++;
    }

    void repair() {
        broken--;
    }

    /** First come, first served. */
    static class Queue extends Station {

        private final Set<Customer> line = new LinkedHashSet<>();

        Queue(String name, int clerks, Distribution service) {
            super(name, clerks, service);
        }

        @Override
        void enqueue(Customer customer) {
            line.add(customer);
        }

        @Override
        Optional<Customer> next() {
            Optional<Customer> first = line.stream().findFirst();
            first.ifPresent(line::remove);
            return first;
        }

        @Override
        boolean leave(Customer customer) {
            return line.remove(customer);
        }

        @Override
        int waiting() {
            return line.size();
        }
    }

    /** Some classes of customers before others. */
    static final class Priority extends Station {

        private static final Comparator<Customer> ORDER =
                Comparator.comparing(Customer::kind, Comparator.reverseOrder()).thenComparingInt(Customer::number);

        private final RedBlackTree<Customer, Customer> line = new RedBlackTree<>(ORDER);

        Priority(String name, int clerks, Distribution service) {
            super(name, clerks, service);
        }

        @Override
        void enqueue(Customer customer) {
            line.put(customer, customer);
        }

        @Override
        Optional<Customer> next() {
            return line.isEmpty() ? Optional.empty() : Optional.of(line.pollFirst().value());
        }

        @Override
        boolean leave(Customer customer) {
            return line.remove(customer) != null;
        }

        @Override
        int waiting() {
            return line.size();
        }
    }

    /** Turns customers away when the room is full. */
    static final class Room extends Queue {

        private final int places;

        Room(String name, int clerks, Distribution service, int places) {
            super(name, clerks, service);
            this.places = places;
        }

        @Override
        void enqueue(Customer customer) {
            if (waiting() == places) {
                throw new FullException(this, customer);
            }
            super.enqueue(customer);
        }
    }

    /** Nobody else can wait here. */
    static final class FullException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FullException(Station station, Customer customer) {
            super(customer + " finds " + station.name() + " full");
        }
    }
}
