package dev.heliac.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The processes of a test, to ask how they fare. What waits does so for at most the seconds of its {@link HeliacTest}. */
public final class Application {

    /** A process and how it is started. */
    private record Start(Participant participant, Method main, Object[] values) {}

    private final Board board;
    private final Object[] ofTest;
    private boolean asked;

    private Application(Board board, Object[] ofTest) {
        this.board = board;
        this.ofTest = ofTest;
    }

    /**
     * Starts processes, as a test that has an annotation with these values.
     *
     * @param test names with its parameters what it binds
     */
    static Application start(List<Class<?>> processes, List<String> arguments, Duration most, Method test) {
        var board = new Board(most, test.getDeclaringClass().getClassLoader());
        var wiring = new Wiring(board, arguments.toArray(String[]::new));
        var starts = new ArrayList<Start>();
        for (var type : processes) {
            var main = main(type);
            var participant = board.join(name(type), main.getDeclaringClass().getClassLoader());
            starts.add(new Start(participant, main, wiring.add(participant, main)));
        }
        var application = new Application(board, wiring.add(board.test(), test));
        board.locked(() -> {
            wiring.connect();
            return board;
        });
        starts.forEach(s -> run(board, s));
        return application;
    }

    private static Method main(Class<?> type) {
        try {
            var own = new ProcessLoader(type.getClassLoader()).loadClass(type.getName());
            var mains = Arrays.stream(own.getDeclaredMethods()).filter(m -> m.getName().equals("main")).toList();
            var classic = mains.stream().filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {String[].class}));
            var main = Stream.concat(classic, mains.stream())
                    .findFirst()
                    .orElseThrow(() -> new ExtensionConfigurationException(type.getName() + " has no main"));
            main.setAccessible(true);
            return main;
        } catch (ClassNotFoundException e) {
            throw new ExtensionConfigurationException(type.getName() + " cannot be loaded again for a process", e);
        }
    }

    /** What {@code @Process} says, which is not kept for reflection, or the class's own name. */
    private static String name(Class<?> type) {
        return ProcessLoader.node(type.getClassLoader(), type.getName())
                .flatMap(n -> Optional.ofNullable(n.invisibleAnnotations))
                .stream()
                .flatMap(List::stream)
                .filter(a -> a.desc.equals("Ldev/heliac/lang/Process;"))
                .map(a -> (String) a.values.get(1))
                .findFirst()
                .orElse(type.getSimpleName());
    }

    private static void run(Board board, Start start) {
        var participant = start.participant();
        var thread = new Thread(() -> {
            Participant.CURRENT.set(participant);
            Optional<Throwable> failure = Optional.empty();
            try {
                call(start);
            } catch (Kernel.Exit | Board.Stopped _) {
                // Ended by itself, or because the test is over.
            } catch (IllegalAccessError e) {
                failure = Optional.of(Hidden.explained(e));
            } catch (Throwable e) {
                // As the kernel would, whatever it is: the others go on.
                failure = Optional.of(e);
            }
            board.end(participant, failure);
        }, "heliac-" + participant.name);
        thread.setDaemon(true);
        participant.thread = Optional.of(thread);
        thread.start();
    }

    private static void call(Start start) throws Throwable {
        try {
            start.main().invoke(Modifier.isStatic(start.main().getModifiers()) ? null : made(start.main()), start.values());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object made(Method main) throws ReflectiveOperationException, Throwable {
        var constructor = main.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** What the test's parameter is bound to. */
    Optional<Object> ofTest(int index) {
        return Optional.ofNullable(ofTest[index]);
    }

    /** What was written to the console so far, in the order in which it was. */
    public String console() {
        return board.console();
    }

    /** Waits until the console has a text somewhere. */
    public void awaitConsole(String text) {
        var what = "for `" + text.strip() + "` on the console";
        board.await(board.test(), what, () -> board.console().contains(text) ? Optional.of(text) : Optional.empty());
    }

    /** What was sent so far by way of any channel, in the order in which it was; messages of the console among it. */
    public List<Sent> trace() {
        return board.trace();
    }

    /** Waits until every process has ended. */
    public void join() {
        board.processes().forEach(this::join);
    }

    private void join(Participant process) {
        board.await(board.test(), "for " + process.who() + " to end", () -> process.ended ? Optional.of(process) : Optional.empty());
    }

    /** Waits until every process has ended; 1 when an exception ended one, otherwise 0, as {@code heliac run} ends. */
    public int status() {
        asked = true;
        join();
        return board.processes().stream().anyMatch(p -> p.failure.isPresent()) ? 1 : 0;
    }

    /** Waits until a process has ended; what ended it, if an exception did. */
    public Optional<Throwable> failure(String process) {
        asked = true;
        var named = board.processes().stream().filter(p -> p.name.equals(process)).findFirst();
        var found = named.orElseThrow(() -> new IllegalArgumentException("no process of this test is called " + process));
        join(found);
        return found.failure;
    }

    /** What ended processes so far. */
    List<Throwable> failures() {
        return board.locked(() -> board.processes().stream().flatMap(p -> p.failure.stream()).toList());
    }

    /** After the test's method: its ends are closed, and the processes end. */
    void finish() {
        board.release(board.test());
        join();
        if (!asked) {
            board.processes().stream().filter(p -> p.failure.isPresent()).findFirst().ifPresent(p -> {
                throw new AssertionError("process `" + p.name + "` was ended by " + p.failure.get(), p.failure.get());
            });
        }
    }

    void stop() {
        board.stop();
    }
}
