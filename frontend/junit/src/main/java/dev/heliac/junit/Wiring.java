package dev.heliac.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Makes the channels that the names of a run's participants ask for. */
final class Wiring {

    /** One port of somebody's, and what is passed for it. */
    private record Bound(Participant participant, Object[] values, int index) {

        void to(Object value) {
            values[index] = value;
        }
    }

    /** Who uses a name. */
    private record User(Port.Channel port, Bound bound) {}

    private final Board board;
    private final String[] words;
    private final List<User> users = new ArrayList<>();
    private final Map<String, User> providers = new HashMap<>();
    private final Map<String, Clients> listeners = new HashMap<>();

    Wiring(Board board, String[] words) {
        this.board = board;
        this.words = words;
    }

    /** The values of a method's parameters, which are there once everybody was added and {@link #connect} was called. */
    Object[] add(Participant participant, Method method) {
        var values = new Object[method.getParameterCount()];
        for (int i = 0; i < values.length; i++) {
            var bound = new Bound(participant, values, i);
            switch (Port.of(method, i)) {
                case Port.Words _ -> bound.to(words.clone());
                case Port.Clients c -> {
                    var clients = new Clients(board, participant, c.name(), c.end());
                    once(c.name(), listeners.put(c.name(), clients) == null && !providers.containsKey(c.name()));
                    bound.to(clients);
                }
                case Port.Channel c when c.uses() -> users.add(new User(c, bound));
                case Port.Channel c -> {
                    boolean first = providers.put(c.name(), new User(c, bound)) == null;
                    once(c.name(), first && !listeners.containsKey(c.name()));
                }
                case Port.Other _ -> {
                    if (!participant.isTest()) {
                        throw new ExtensionConfigurationException("parameter " + (i + 1) + " of the main of process `" + participant.name
                                + "` is bound to nothing: annotate it with @Uses or @Provides");
                    }
                }
            }
        }
        return values;
    }

    private static void once(String name, boolean first) {
        if (!first) {
            throw new ExtensionConfigurationException("`" + name + "` has two providers");
        }
    }

    void connect() {
        users.forEach(this::connect);
        for (var alone : providers.values()) {
            // Nobody uses it: its provider sees a client that is gone.
            var pair = pair(alone.port(), Contracts.otherEnd(alone.port().end()), alone.port().end());
            pair.imp().close();
            give(alone.bound(), pair.exp());
        }
    }

    private void connect(User user) {
        var name = user.port().name();
        var imp = user.port().end();
        var exp = Contracts.otherEnd(imp);
        var pair = pair(user.port(), imp, exp);
        give(user.bound(), pair.imp());
        var provider = providers.remove(name);
        var listener = listeners.get(name);
        var service = Services.named(name, board);
        if (provider != null) {
            sees(provider.port().end(), user);
            give(provider.bound(), pair.exp());
        } else if (listener != null) {
            sees(listener.end(), user);
            listener.add(pair.exp());
        } else if (service.isPresent()) {
            pair.exp().serve(service.get());
        } else {
            throw new ExtensionConfigurationException(user.bound().participant().who() + " uses `" + name + "`, which nothing provides"
                    + " to it: add a process to @HeliacTest, or @Provides(\"" + name + "\") " + exp.getDeclaringClass().getSimpleName()
                    + ".Exp to the test's parameters");
        }
    }

    /** Sees to it that who provides a name means the same contract as who uses it. */
    private static void sees(Class<?> exp, User user) {
        var imp = user.port().end();
        if (exp != Contracts.otherEnd(imp)) {
            throw new ExtensionConfigurationException("`" + user.port().name() + "` is a " + exp.getName() + " to its provider and a "
                    + imp.getName() + " to " + user.bound().participant().who());
        }
    }

    private End.Pair pair(Port.Channel port, Class<?> imp, Class<?> exp) {
        return End.channel(board, port.name(), Contracts.ofEnd(imp), imp, exp);
    }

    private static void give(Bound bound, End end) {
        end.own(bound.participant());
        bound.to(end.handle());
    }
}
