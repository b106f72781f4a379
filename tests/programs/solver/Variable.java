package solver;

import java.util.ArrayList;
import java.util.List;

/** An unknown; its domain changes through {@link Store} only. */
final class Variable {

    private final String name;
    private final int index;
    private final List<Constraint> constraints = new ArrayList<>();
    Domain domain;

    Variable(String name, int index, Domain domain) {
        this.name = name;
        this.index = index;
        this.domain = domain;
    }

    String name() {
        return name;
    }

    int index() {
        return index;
    }

    List<Constraint> constraints() {
        return constraints;
    }

    boolean isFixed() {
        return domain.isSingle();
    }

    int value() {
        if (!isFixed()) {
            throw new IllegalStateException(name + " may still be any of " + domain);
        }
        return domain.least();
    }

    @Override
    public String toString() {
        return name + "=" + domain;
    }
}
