package solver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** All variables, what has changed since each choice, and the constraints that have to look again. */
final class Store {

    private record Change(Variable variable, Domain before) {}

    /** A constraint in the queue; among equally cheap ones the first come is the first served. */
    private record Waiting(Constraint constraint, long number) {

        int cost() {
            return constraint.cost();
        }
    }

    private final List<Variable> variables = new ArrayList<>();
    private final Deque<Change> trail = new ArrayDeque<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Queue<Waiting> agenda =
            new PriorityQueue<>(Comparator.comparingInt(Waiting::cost).thenComparingLong(Waiting::number));
    private final Set<Constraint> queued = new HashSet<>();
    private long propagations;

    Variable variable(String name, Domain domain) {
        Variable variable = new Variable(name, variables.size(), domain);
        variables.add(variable);
        return variable;
    }

    void post(Constraint constraint) {
        constraint.variables().forEach(v -> v.constraints().add(constraint));
        enqueue(constraint);
    }

    private void enqueue(Constraint constraint) {
        if (queued.add(constraint)) {
            agenda.add(new Waiting(constraint, propagations + agenda.size()));
        }
    }

    /** Narrows a variable. */
    void set(Variable variable, Domain domain) throws Contradiction {
        if (domain.equals(variable.domain)) {
            return;
        }
        if (domain.isEmpty()) {
            throw Contradiction.FOUND;
        }
        trail.push(new Change(variable, variable.domain));
        variable.domain = domain;
        variable.constraints().forEach(this::enqueue);
    }

    void propagate() throws Contradiction {
        try {
            for (Waiting next; (next = agenda.poll()) != null;) {
                queued.remove(next.constraint());
                propagations++;
                next.constraint().propagate(this);
            }
        } finally {
            agenda.clear();
            queued.clear();
        }
    }

    void mark() {
        marks.push(trail.size());
    }

    /** Back to what was when this was last marked. */
    void undo() {
        int size = marks.pop();
        while (trail.size() > size) {
            Change change = trail.pop();
            change.variable().domain = change.before();
        }
    }

    List<Variable> variables() {
        return variables;
    }

    long propagations() {
        return propagations;
    }
}
