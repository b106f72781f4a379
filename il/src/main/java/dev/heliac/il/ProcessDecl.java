package dev.heliac.il;

import java.util.List;
import java.util.Optional;

/**
 * A sealed process: its entry function and what that function's parameters are bound to, in order.
 *
 * @param name unique within the module
 */
public record ProcessDecl(
        String name,
        String entry,
        List<Port> ports,
        Profile profile,
        List<Preference> preferences,
        List<Affinity> affinities) {

    public ProcessDecl {
        ports = List.copyOf(ports);
        preferences = List.copyOf(preferences);
        affinities = List.copyOf(affinities);
    }

    /** What an entry parameter is bound to when the process starts. */
    public sealed interface Port {

        /** The name that others reach the process by through this port; empty for one that only uses something. */
        default Optional<String> provided() {
            return switch (this) {
                case Provides p -> Optional.of(p.path());
                case Listens l -> Optional.of(l.path());
                case Uses _, Arguments _ -> Optional.empty();
            };
        }

        /** The exporter's end of the one channel to a name: {@code exp C.initial}. */
        record Provides(String path, String contract) implements Port {}

        /** The clients of a name, one after the other: {@code listener C}. */
        record Listens(String path, String contract) implements Port {}

        /** The importer's end of a channel to a name: {@code imp C.initial}. */
        record Uses(String path, String contract) implements Port {}

        /** The words of the command line, UTF-8, each followed by a zero byte: {@code ex i8[]}. */
        record Arguments() implements Port {}
    }

    /** What a process may contain. */
    public enum Profile {
        FULL("full"),
        DEVICE("device");

        private final String text;

        Profile(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** A platform the process prefers; the heaviest available wins. The name is an ISA's: {@code x86_64}, {@code xscale}, {@code gpu}. */
    public record Preference(String isa, int weight) {}

    /** Attraction (positive) or repulsion (negative) towards the provider of a name, or towards copies of itself: {@code self}. */
    public record Affinity(String to, int value) {
        public static final String SELF = "self";
    }
}
