package dev.heliac.tests.local;

import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Endpoint;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A channel between two threads of this JVM. */
public record LocalChannel<I extends Endpoint<?, ?>, E extends Endpoint<?, ?>>(I imp, E exp) {

    private static final Object CLOSED = new Object();

    public static <I extends Endpoint<?, ?>, E extends Endpoint<?, ?>> LocalChannel<I, E> create(
            Class<I> imp, Class<E> exp) {
        var requests = new LinkedBlockingQueue<Object>();
        var answers = new LinkedBlockingQueue<Object>();
        return new LocalChannel<>(endpoint(imp, answers, requests), endpoint(exp, requests, answers));
    }

    private static <T> T endpoint(Class<T> type, BlockingQueue<Object> in, BlockingQueue<Object> out) {
        var types = new Class<?>[] {type};
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), types, (_, method, arguments) -> {
            switch (method.getName()) {
                case "send" -> out.put(arguments[0]);
                case "close" -> out.put(CLOSED);
                case "receive" -> {
                    var message = in.take();
                    if (message == CLOSED) {
                        in.put(CLOSED);
                        throw new ChannelClosed();
                    }
                    return arguments == null ? message : ((Class<?>) arguments[0]).cast(message);
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        }));
    }
}
