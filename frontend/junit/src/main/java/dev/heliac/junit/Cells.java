package dev.heliac.junit;

import dev.heliac.lang.TRef;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

/**
 * What processes keep in a {@link TRef}: closed when the JVM has collected that. A collection is asked for when nobody can go on
 * otherwise, as it would come for want of memory sooner or later.
 */
final class Cells {

    /** How long a collection may take to tell what it has found. */
    private static final long MOST_MILLIS = 500;

    private static final class Cell extends PhantomReference<TRef<?>> {
        private final Owned thing;
        private final long turn;

        Cell(TRef<?> cell, Owned thing, ReferenceQueue<TRef<?>> collected) {
            super(cell, collected);
            this.thing = thing;
            turn = thing.turn();
        }
    }

    private final Set<Cell> filled = new HashSet<>();
    private final ReferenceQueue<TRef<?>> collected = new ReferenceQueue<>();

    void add(TRef<?> cell, Owned thing) {
        filled.removeIf(c -> !c.thing.isKept(c.turn));
        filled.add(new Cell(cell, thing, collected));
    }

    /** Whether something was closed. */
    boolean collect() {
        filled.removeIf(c -> !c.thing.isKept(c.turn));
        if (filled.isEmpty()) {
            return false;
        }
        System.gc();
        boolean any = false;
        try {
            for (var next = collected.remove(MOST_MILLIS); next != null; next = collected.poll()) {
                if (next instanceof Cell c && filled.remove(c) && c.thing.isKept(c.turn)) {
                    c.thing.close();
                    any = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return any;
    }
}
