package dev.heliac.lang.substitute;

import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** A variable: a process has one thread. */
@Substitute(value = "java.util.concurrent.atomic.AtomicLong", whole = true)
@SuppressWarnings("serial")
class AtomicLongMembers extends Number {

    private long value;

    public AtomicLongMembers() {}

    public AtomicLongMembers(long initial) {
        value = initial;
    }

    public final long get() {
        return value;
    }

    public final void set(long next) {
        value = next;
    }

    public final void lazySet(long next) {
        value = next;
    }

    public final long getAndSet(long next) {
        long before = value;
        value = next;
        return before;
    }

    public final boolean compareAndSet(long expected, long next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public final long getAndIncrement() {
        return value++;
    }

    public final long getAndDecrement() {
        return value--;
    }

    public final long getAndAdd(long delta) {
        long before = value;
        value += delta;
        return before;
    }

    public final long incrementAndGet() {
        return ++value;
    }

    public final long decrementAndGet() {
        return --value;
    }

    public final long addAndGet(long delta) {
        value += delta;
        return value;
    }

    public final long getAndUpdate(LongUnaryOperator update) {
        long before = value;
        value = update.applyAsLong(before);
        return before;
    }

    public final long updateAndGet(LongUnaryOperator update) {
        value = update.applyAsLong(value);
        return value;
    }

    public final long getAndAccumulate(long other, LongBinaryOperator function) {
        long before = value;
        value = function.applyAsLong(before, other);
        return before;
    }

    public final long accumulateAndGet(long other, LongBinaryOperator function) {
        value = function.applyAsLong(value, other);
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    @Override
    public int intValue() {
        return (int) value;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public float floatValue() {
        return value;
    }

    @Override
    public double doubleValue() {
        return value;
    }
}
