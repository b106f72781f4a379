package dev.heliac.lang.substitute;

import java.util.function.Supplier;

/** A variable: there is one thread. */
@Substitute(value = "java.lang.ThreadLocal", whole = true)
class ThreadLocalMembers<T> {

    private T value;
    private boolean present;
    private Supplier<? extends T> supplier;

    public ThreadLocalMembers() {}

    public static <S> ThreadLocalMembers<S> withInitial(Supplier<? extends S> supplier) {
        ThreadLocalMembers<S> made = new ThreadLocalMembers<>();
        made.supplier = supplier;
        return made;
    }

    protected T initialValue() {
        return supplier == null ? null : supplier.get();
    }

    public T get() {
        if (!present) {
            set(initialValue());
        }
        return value;
    }

    public void set(T next) {
        value = next;
        present = true;
    }

    public void remove() {
        value = null;
        present = false;
    }
}
