package dev.heliac.il.diag;

import dev.heliac.il.diag.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accumulates diagnostics. Not thread-safe. Stops keeping them past a limit, so that garbage input cannot exhaust
 * memory.
 */
public final class Diagnostics {

    /** More than this many in one run are counted, not kept. */
    public static final int LIMIT = 200;

    private final Optional<Severity> undecided;
    private final List<Diagnostic> kept = new ArrayList<>();
    private int errors;
    private int dropped;

    public Diagnostics() {
        this(Optional.empty());
    }

    /** @param undecided how severe it is that something could not be decided, whatever it is */
    public Diagnostics(Optional<Severity> undecided) {
        this.undecided = undecided;
    }

    /** An empty one in which the same is as severe. */
    public Diagnostics another() {
        return new Diagnostics(undecided);
    }

    public void add(Diagnostic reported) {
        var diagnostic = undecided.filter(_ -> reported.code().undecided()).map(reported::as).orElse(reported);
        if (diagnostic.severity() == Severity.ERROR) {
            errors++;
        }
        if (kept.size() < LIMIT) {
            kept.add(diagnostic);
        } else {
            dropped++;
        }
    }

    public void error(Code code, Place place, String message, String remedy) {
        add(Diagnostic.error(code, place, message, remedy));
    }

    public void addAll(Diagnostics other) {
        int before = errors;
        other.kept.forEach(this::add);
        // Dropped errors count as well.
        errors = before + other.errors;
        dropped += other.dropped;
    }

    /** How many errors were reported, kept or not. */
    public int errors() {
        return errors;
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public List<Diagnostic> list() {
        return List.copyOf(kept);
    }

    /** How many were reported beyond {@link #LIMIT}. */
    public int dropped() {
        return dropped;
    }
}
