package dev.heliac.lang.substitute;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** A variable: a process has one thread. */
@Substitute(value = "java.util.concurrent.atomic.AtomicInteger", whole = true)
@SuppressWarnings("serial")
class AtomicIntegerMembers extends Number {

    private int value;

    public AtomicIntegerMembers() {}

    public AtomicIntegerMembers(int initial) {
        value = initial;
    }

    public final int get() {
        return value;
    }

    public final void set(int next) {
        value = next;
    }

    public final void lazySet(int next) {
        value = next;
    }

    public final int getAndSet(int next) {
        int before = value;
        value = next;
        return before;
    }

    public final boolean compareAndSet(int expected, int next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public final int getAndIncrement() {
        return value++;
    }

    public final int getAndDecrement() {
        return value--;
    }

    public final int getAndAdd(int delta) {
        int before = value;
        value += delta;
        return before;
    }

    public final int incrementAndGet() {
        return ++value;
    }

    public final int decrementAndGet() {
        return --value;
    }

    public final int addAndGet(int delta) {
        value += delta;
        return value;
    }

    public final int getAndUpdate(IntUnaryOperator update) {
        int before = value;
        value = update.applyAsInt(before);
        return before;
    }

    public final int updateAndGet(IntUnaryOperator update) {
        value = update.applyAsInt(value);
        return value;
    }

    public final int getAndAccumulate(int other, IntBinaryOperator function) {
        int before = value;
        value = function.applyAsInt(before, other);
        return before;
    }

    public final int accumulateAndGet(int other, IntBinaryOperator function) {
        value = function.applyAsInt(value, other);
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    @Override
    public int intValue() {
        return value;
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
