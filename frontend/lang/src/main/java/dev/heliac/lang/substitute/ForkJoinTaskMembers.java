package dev.heliac.lang.substitute;

/** Tasks that run where they are forked: a process has one thread. */
@Substitute(value = "java.util.concurrent.ForkJoinTask", whole = true)
abstract class ForkJoinTaskMembers<V> {

    private boolean done;

    public final ForkJoinTaskMembers<V> fork() {
        run();
        return this;
    }

    public final V join() {
        run();
        return getRawResult();
    }

    public final V invoke() {
        run();
        return getRawResult();
    }

    public final V get() {
        run();
        return getRawResult();
    }

    public static void invokeAll(ForkJoinTaskMembers<?> first, ForkJoinTaskMembers<?> second) {
        first.invoke();
        second.invoke();
    }

    public final boolean isDone() {
        return done;
    }

    public static int getSurplusQueuedTaskCount() {
        return 0;
    }

    @SuppressWarnings("CheckReturnValue")
    private void run() {
        if (!done) {
            done = true;
            exec();
        }
    }

    public abstract V getRawResult();

    protected abstract void setRawResult(V value);

    protected abstract boolean exec();
}
