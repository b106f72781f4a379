package dev.heliac.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sanitizers remember of accesses is enough: they find a race exactly where one is that remembers all of them does. */
class RaceDetectorTest {

    @TempDir
    Path folder;

    @Test
    void findsARaceExactlyWhereThereIsOne() throws Exception {
        var object = folder.resolve("driver.o").toString();
        var driver = folder.resolve("driver").toString();
        var library = Path.of(NativeTools.class.getResource("sanitized/libarith.a").toURI()).toString();
        run(List.of(
                NativeTools.clang().toString(), "--target=x86_64-unknown-linux-gnu", "-std=c11", "-O1", "-ffreestanding", "-nostdlibinc",
                "-fno-stack-protector", "-isystem", NativeTools.clangHeaders().toString(), "-DHK_GRID", "-DHK_SANITIZE", "-I",
                "src/main/c", "-I", "src/main/c/include", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Wno-unused-function", "-Werror",
                "-c", "src/test/c/checks/driver.c", "-o", object));
        run(List.of(NativeTools.lld().toString(), "-static", "-nostdlib", "--gc-sections", object, library, "-o", driver));
        run(List.of(driver));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }
}
