package dev.heliac.tests.local;

import dev.heliac.lang.Console;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.FileSystem;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.tools.ToolProvider;

/** A sample of two processes, a client that prints and a server it asks, compiled by javac and loaded into this JVM. */
public final class LocalSample implements AutoCloseable {

    private final URLClassLoader classes;
    private final String contract;
    private final String client;
    private final String server;

    /**
     * Compiles the sample.
     *
     * @param contract the binary name of the contract between the two
     * @param client the binary name of the client's class, whose main takes server, files, console and arguments
     * @param server the binary name of the server's class
     */
    public LocalSample(Path sources, Path target, String contract, String client, String server) throws IOException {
        this.contract = contract;
        this.client = client;
        this.server = server;
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                var files = Files.list(sources)) {
            var messages = new StringWriter();
            var classPath = System.getProperty("java.class.path");
            var options = List.of("-d", target.toString(), "-cp", classPath, "-Xlint:all", "-proc:none");
            var units = manager.getJavaFileObjectsFromPaths(
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList());
            if (!compiler.getTask(messages, manager, null, options, null, units).call()) {
                throw new IllegalStateException(messages.toString());
            }
        }
        classes = new URLClassLoader(new URL[] {target.toUri().toURL()}, LocalSample.class.getClassLoader());
    }

    /**
     * Runs both processes to their ends.
     *
     * @param most the most bytes that one read of a file gives
     * @return what the client printed
     */
    public String run(int most, String... arguments) throws Exception {
        var printed = new StringBuilder();
        var asked = LocalChannel.create(endpoint("Imp"), endpoint("Exp"));
        var files = LocalChannel.create(FileSystem.Imp.class, FileSystem.Exp.class);
        var console = LocalChannel.create(Console.Imp.class, Console.Exp.class);
        var tasks = new ArrayList<Callable<Object>>();
        tasks.add(() -> run(client, asked.imp(), files.imp(), console.imp(), arguments));
        tasks.add(() -> run(server, asked.exp()));
        tasks.add(Executors.callable(() -> LocalServices.files(files.exp(), most)));
        tasks.add(Executors.callable(() -> LocalServices.console(console.exp(), printed)));
        try (var threads = Executors.newCachedThreadPool()) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a process failed", e.getCause());
        }
        return printed.toString();
    }

    private Class<? extends Endpoint<?, ?>> endpoint(String end) throws ClassNotFoundException {
        @SuppressWarnings("unchecked")
        var type = (Class<? extends Endpoint<?, ?>>) classes.loadClass(contract + "$" + end);
        return type;
    }

    /** Runs a process; its endpoints close with it. */
    private Object run(String type, Object... arguments) throws Exception {
        try {
            for (var main : classes.loadClass(type).getDeclaredMethods()) {
                if (main.getName().equals("main")) {
                    main.setAccessible(true);
                    return main.invoke(null, arguments);
                }
            }
            throw new NoSuchMethodException(type + ".main");
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            for (var argument : arguments) {
                if (argument instanceof Endpoint<?, ?> endpoint) {
                    endpoint.close();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
