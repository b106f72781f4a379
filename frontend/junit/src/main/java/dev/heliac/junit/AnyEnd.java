package dev.heliac.junit;

import dev.heliac.lang.Endpoint;

/** An end whose contract, role and state are asked for when the program runs. */
record AnyEnd(End end) implements Endpoint.Any {

    @Override
    public boolean is(Class<? extends Endpoint<?, ?>> type) {
        return is(type, Contracts.ofEnd(type).initial());
    }

    @Override
    public boolean is(Class<? extends Endpoint<?, ?>> type, String state) {
        return type.isInstance(end.handle()) && end.isIn(state);
    }

    @Override
    public <E extends Endpoint<?, ?>> E as(Class<E> type) {
        return as(type, Contracts.ofEnd(type).initial());
    }

    @Override
    public <E extends Endpoint<?, ?>> E as(Class<E> type, String state) {
        if (!is(type, state)) {
            close();
            throw new ClassCastException(end.handle() + " is no " + type.getName() + " in state " + state);
        }
        return type.cast(end.handle());
    }

    @Override
    public void close() {
        ((Endpoint<?, ?>) end.handle()).close();
    }
}
