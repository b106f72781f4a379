package dev.heliac.lang.substitute;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** A variable: a process has one thread. */
@Substitute(value = "java.util.concurrent.atomic.AtomicReference", whole = true)
class AtomicReferenceMembers<V> {

    private V value;

    public AtomicReferenceMembers() {}

    public AtomicReferenceMembers(V initial) {
        value = initial;
    }

    public final V get() {
        return value;
    }

    public final void set(V next) {
        value = next;
    }

    public final V getAndSet(V next) {
        V before = value;
        value = next;
        return before;
    }

    @SuppressWarnings("ReferenceEquality")
    public final boolean compareAndSet(V expected, V next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public final V getAndUpdate(UnaryOperator<V> update) {
        V before = value;
        value = update.apply(before);
        return before;
    }

    public final V updateAndGet(UnaryOperator<V> update) {
        value = update.apply(value);
        return value;
    }

    public final V getAndAccumulate(V other, BinaryOperator<V> function) {
        V before = value;
        value = function.apply(before, other);
        return before;
    }

    public final V accumulateAndGet(V other, BinaryOperator<V> function) {
        value = function.apply(value, other);
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
