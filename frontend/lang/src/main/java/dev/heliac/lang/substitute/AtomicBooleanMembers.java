package dev.heliac.lang.substitute;

/** A variable: a process has one thread. */
@Substitute(value = "java.util.concurrent.atomic.AtomicBoolean", whole = true)
class AtomicBooleanMembers {

    private boolean value;

    public AtomicBooleanMembers() {}

    public AtomicBooleanMembers(boolean initial) {
        value = initial;
    }

    public final boolean get() {
        return value;
    }

    public final void set(boolean next) {
        value = next;
    }

    public final boolean getAndSet(boolean next) {
        boolean before = value;
        value = next;
        return before;
    }

    public final boolean compareAndSet(boolean expected, boolean next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
