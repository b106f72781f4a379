package simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The clock, what is to happen, and what has. */
final class Simulation {

    private static final Distribution BETWEEN_ARRIVALS = Distribution.exponential(1.1);
    private static final Distribution BETWEEN_BREAKDOWNS = Distribution.exponential(400);
    private static final Distribution REPAIR = Distribution.uniform(5, 30);
    private static final Distribution PATIENCE = Distribution.constant(6).plus(Distribution.exponential(10));
    private static final double REPORTS = 100;

    private final Random random;
    private final double end;
    private final RedBlackTree<Moment, Event> agenda = RedBlackTree.natural();
    private final Station desk = new Station.Queue("desk", 2, Distribution.exponential(1.9));
    private final Station counter = new Station.Priority("counter", 3, Distribution.normal(3.1, 1.2).atLeast(0.5));
    private final Station cafe = new Station.Room("cafe", 4, Distribution.uniform(4, 14), 5);
    private final List<Station> stations = List.of(desk, counter, cafe);
    private final Map<Customer.Class, Statistics> stays = new EnumMap<>(Customer.Class.class);
    private final List<String> log = new ArrayList<>();
    private double clock;
    private long events;
    private long scheduled;
    private int customers;
    private int present;

    Simulation(long seed, double end) {
        random = new Random(seed);
        this.end = end;
        for (Customer.Class kind : Customer.Class.values()) {
            stays.put(kind, new Statistics());
        }
    }

    void run() {
        after(BETWEEN_ARRIVALS.next(random), new Event.Arrival());
        stations.forEach(s -> after(BETWEEN_BREAKDOWNS.next(random), new Event.Breakdown(s)));
        after(REPORTS, new Event.Report(1));
        while (!agenda.isEmpty()) {
            RedBlackTree.Entry<Moment, Event> entry = agenda.pollFirst();
            clock = entry.key().time();
            if (++events % 1000 == 0) {
                agenda.check();
            }
            happen(entry.value());
        }
    }

    private Moment after(double delay, Event event) {
        Moment moment = new Moment(clock + delay, scheduled++);
        agenda.put(moment, event);
        return moment;
    }

    private void happen(Event event) {
        switch (event) {
            case Event.Arrival arrival -> {
                arrive();
                if (clock < end) {
                    after(BETWEEN_ARRIVALS.next(random), arrival);
                }
            }
            case Event.Finished(Station station, Customer customer) -> {
                station.end();
                proceed(customer);
                serve(station);
            }
            case Event.Impatience(Station station, Customer customer) -> {
                if (station.leave(customer)) {
                    station.lost++;
                    leave(customer);
                }
            }
            case Event.Breakdown(Station station) when clock < end -> {
                station.breakDown();
                after(REPAIR.next(random), new Event.Repaired(station, clock));
            }
            case Event.Breakdown b -> { }
            case Event.Repaired(Station station, double since) -> {
                station.repair();
                if (log.size() < 8) {
                    log.add(station.name() + " stood still for " + (float) (clock - since));
                }
                serve(station);
                after(BETWEEN_BREAKDOWNS.next(random), new Event.Breakdown(station));
            }
            case Event.Report(int number) -> {
                stations.forEach(s -> s.queues.add(s.waiting()));
                if (clock < end) {
                    after(REPORTS, new Event.Report(number + 1));
                }
            }
        }
    }

    private void arrive() {
        int choice = random.nextInt(10);
        Customer.Class kind = choice < 6 ? Customer.Class.ORDINARY : choice < 9 ? Customer.Class.BUSINESS : Customer.Class.PARTNER;
        List<Station> route = switch (kind) {
            case ORDINARY -> random.nextBoolean() ? List.of(desk, counter) : List.of(desk, cafe, counter);
            case BUSINESS -> List.of(counter);
            case PARTNER -> List.of(counter, cafe, desk, counter);
        };
        present++;
        proceed(new Customer(++customers, kind, clock, route));
    }

    private void proceed(Customer customer) {
        Station station = customer.nextStation();
        if (station == null) {
            leave(customer);
            return;
        }
        try {
            station.enqueue(customer);
            customer.waitingSince = clock;
            customer.impatience =
                    after(PATIENCE.next(random) * customer.kind().patience(), new Event.Impatience(station, customer));
            serve(station);
        } catch (Station.FullException e) {
            station.lost++;
            if (log.size() < 8) {
                log.add(e.getMessage());
            }
            proceed(customer);
        }
    }

    private void serve(Station station) {
        while (station.hasFreeClerk()) {
            Customer customer = station.next().orElse(null);
            if (customer == null) {
                return;
            }
            agenda.remove(customer.impatience);
            station.waits.add(clock - customer.waitingSince);
            station.begin();
            after(station.service().next(random), new Event.Finished(station, customer));
        }
    }

    private void leave(Customer customer) {
        present--;
        stays.get(customer.kind()).add(clock - customer.arrived());
    }

    void print() {
        System.out.println(events + " events, " + customers + " customers, " + present + " still there, closed at " + clock);
        for (Station station : stations) {
            System.out.println(station.name() + ": lost " + station.lost);
            System.out.println("  waits: " + station.waits);
            System.out.println("  queue: " + station.queues);
        }
        stays.forEach((kind, stay) -> System.out.println(kind + " stays: " + stay));
        log.forEach(System.out::println);
    }
}
