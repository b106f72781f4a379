package dev.heliac.frontend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.frontend.model.ClassPool;
import dev.heliac.il.diag.Diagnostics;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ParallelCompilationsTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 100;
    private static final List<String> NAMES =
            List.of("org/junit/jupiter/api/Test", "org/junit/jupiter/api/BeforeAll", "org/junit/jupiter/api/TestInfo");

    /** One that ends closes its loader, while others read from the same jars: of the classes beside the compiler, and of the class path. */
    @Test
    void compilationsDoNotCloseEachOthersJars() throws Exception {
        var jar = Test.class.getProtectionDomain().getCodeSource().getLocation();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < THREADS; i++) {
                var parent = i % 2 == 0 ? ClassPool.class.getClassLoader() : ClassLoader.getPlatformClassLoader();
                tasks.add(() -> findsAll(jar, parent));
            }
            for (var done : pool.invokeAll(tasks)) {
                assertTrue(done.get());
            }
        }
    }

    private static boolean findsAll(URL jar, ClassLoader parent) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            try (var loader = new URLClassLoader(new URL[] {jar}, parent)) {
                var classes = new ClassPool(Map.of(), loader, new Diagnostics());
                if (!NAMES.stream().allMatch(n -> classes.find(n).isPresent())) {
                    return false;
                }
            }
        }
        return true;
    }
}
