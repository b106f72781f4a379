package dev.heliac.junit;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.translate.Cases;
import dev.heliac.frontend.translate.Cases.Shape;
import dev.heliac.frontend.translate.FlowGraph;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Select;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * One call of {@code Select.receive} in a process's bytecode. Which case of the switch over it goes on with what is there is found as the
 * compiler finds it; what that case names is taken, and the switch then comes to it by itself.
 */
final class SelectSite {

    /** Something to wait for. */
    private sealed interface Source {

        /** @param says whether its end is a case */
        record Of(Owned thing, boolean says) implements Source {}

        /** @param at in terms of {@link System#nanoTime}, none for a time that does not come */
        record Time(OptionalLong at) implements Source {}
    }

    /** What is first at a source: what patterns see of it, and how it is taken. */
    private record Head(Shape shape, Supplier<Object> take) {}

    private final FlowGraph graph;
    private final int call;
    private final ProcessLoader loader;
    private final Class<?> tuple;
    private final MethodHandle made;
    private final Map<Shape.Known, Cases.Landing> landings = new HashMap<>();

    private SelectSite(MethodNode method, int index, ProcessLoader loader, Class<?> tuple) throws ReflectiveOperationException {
        graph = new FlowGraph(method);
        this.loader = loader;
        this.tuple = tuple;
        int at = -1;
        for (int left = index; left >= 0; left--) {
            do {
                at++;
            } while (!ProcessCode.isSelect(method.instructions.get(at)));
        }
        call = at;
        int count = tuple.getRecordComponents().length;
        made = MethodHandles.publicLookup()
                .findConstructor(tuple, MethodType.genericMethodType(count).changeReturnType(void.class))
                .asType(MethodType.genericMethodType(count))
                .asSpreader(Object[].class, count);
    }

    static SelectSite of(Class<?> type, String method, int index, Class<?> tuple) throws ReflectiveOperationException {
        var loader = (ProcessLoader) type.getClassLoader();
        var node = loader.code(type.getName());
        var found = node.methods.stream().filter(m -> (m.name + m.desc).equals(method)).findFirst();
        return new SelectSite(found.orElseThrow(), index, loader, tuple);
    }

    /** What the switch is over, once one of its cases can go on. */
    Object receive(Object[] arguments) {
        var self = Participant.CURRENT.get();
        var sources = Arrays.stream(arguments).map(SelectSite::source).toList();
        var things = new ArrayList<String>();
        var time = OptionalLong.empty();
        for (var source : sources) {
            switch (source) {
                case Source.Of(Owned thing, _) -> things.add(thing.awaited());
                case Source.Time(OptionalLong at) -> time = at;
            }
        }
        return self.board.await(self, "for " + String.join(" and for ", things), time, () -> poll(sources, self));
    }

    private static Source source(Object argument) {
        return switch (argument) {
            case Select.After after -> new Source.Time(
                    after.nanos() == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(System.nanoTime() + after.nanos()));
            case Select.OrClosed<?> closing -> new Source.Of(owned(closing.source()), true);
            default -> new Source.Of(owned(argument), false);
        };
    }

    private static Owned owned(Object source) {
        return Owned.in(source).orElseThrow(() -> refused(FrontCode.SELECT, "Select.receive waits for a " + source.getClass().getName(),
                "give it endpoints, listeners, `Select.orClosed(…)` of these, sets, maps and `Select.after(…)`"));
    }

    private static IllegalStateException refused(FrontCode code, String what, String remedy) {
        return new IllegalStateException(code.id() + ": " + what + "; " + remedy);
    }

    /** Of the first case that can go on what comes to it. */
    private Optional<Object> poll(List<Source> sources, Participant self) {
        var heads = sources.stream().map(s -> head(s, self)).toList();
        int best = Integer.MAX_VALUE;
        int taken = 0;
        // Less comes before more, so that a case takes no more than it has to.
        for (int set = 1; set < 1 << heads.size(); set++) {
            var number = number(heads, set);
            if (number.isPresent() && number.get() < best) {
                best = number.get();
                taken = set;
            }
        }
        if (taken != 0) {
            return Optional.of(take(heads, taken, self));
        }
        for (var source : sources) {
            if (source instanceof Source.Of(Owned thing, boolean says) && !says && thing.isOver()) {
                thing.close();
                throw new ChannelClosed();
            }
        }
        if (sources.stream().allMatch(s -> s instanceof Source.Of(Members m, _) && m.isEmpty())) {
            throw new ChannelClosed();
        }
        return Optional.empty();
    }

    /** The case that goes on with what these sources have, if one does. */
    private Optional<Integer> number(List<Optional<Head>> heads, int set) {
        var parts = new Shape[heads.size()];
        for (int i = 0; i < parts.length; i++) {
            boolean wanted = (set >> i & 1) == 1;
            if (wanted && heads.get(i).isEmpty()) {
                return Optional.empty();
            }
            parts[i] = wanted ? heads.get(i).get().shape() : Cases.absent();
        }
        var shape = Cases.tuple(Type.getInternalName(tuple), parts);
        return switch (landings.computeIfAbsent(shape, s -> Cases.after(call, graph, loader.declarations(), s))) {
            case Cases.Landing.Case c -> Optional.of(c.number());
            case Cases.Landing.None _ -> Optional.empty();
            case Cases.Landing.Unclear _ -> throw refused(FrontCode.SELECT_CONDITION,
                    "whether a case of the Select goes on depends on more than what comes from which source",
                    "leave `when` out and ask in the case; name messages, not all that came");
            case Cases.Landing.Unasked _ -> throw refused(FrontCode.SELECT,
                    "what Select.receive gives is not switched over", "write `switch (Select.receive(…))`");
        };
    }

    private Object take(List<Optional<Head>> heads, int set, Participant self) {
        var parts = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            parts.add((set >> i & 1) == 1 ? heads.get(i).orElseThrow().take().get() : null);
        }
        self.board.change();
        try {
            return made.invoke(parts.toArray());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Head> head(Source source, Participant self) {
        return switch (source) {
            case Source.Time(OptionalLong at) -> at.isPresent() && at.getAsLong() - System.nanoTime() <= 0
                    ? Optional.of(new Head(Cases.message(Type.getInternalName(Select.Timeout.class)), Select.Timeout::new))
                    : Optional.empty();
            case Source.Of(Owned thing, boolean says) -> {
                thing.user();
                var head = thing.head();
                if (head.isEmpty()) {
                    yield says && thing.isOver() ? Optional.of(closed(thing)) : Optional.empty();
                }
                var came = Cases.tuple(Type.getInternalName(Select.Came.class), head.get());
                yield Optional.of(says
                        ? new Head(came, () -> new Select.Came<>(thing.take(self)))
                        : new Head(head.get(), () -> thing.take(self)));
            }
        };
    }

    private static Head closed(Owned thing) {
        return new Head(Cases.message(Type.getInternalName(Select.Closed.class)), () -> {
            thing.close();
            return new Select.Closed<>();
        });
    }
}
