package dev.heliac.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeToolsTest {
    @TempDir
    Path folder;

    @Test
    void compilesArchivesAndLinksForBothArchitectures() throws Exception {
        Path source = Files.writeString(
                folder.resolve("start.c"), "#include <stdint.h>\nuint32_t n; void _start(void) { n++; }\n");
        for (String target : new String[] {"x86_64-unknown-linux-gnu", "armv5te-none-eabi"}) {
            Path object = folder.resolve(target + ".o");
            Path archive = folder.resolve(target + ".a");
            Path program = folder.resolve(target);
            run(NativeTools.clang(), "--target=" + target, "-ffreestanding", "-nostdlibinc", "-isystem",
                    NativeTools.clangHeaders(), "-c", source, "-o", object);
            run(NativeTools.tool("llvm-ar"), "rcsD", archive, object);
            run(NativeTools.lld(), "-static", "-nostdlib", "--whole-archive", archive, "-o", program);
            byte[] elf = Files.readAllBytes(program);
            assertEquals(target.startsWith("arm") ? 40 : 62, elf[18], "ELF machine of " + target);
        }
    }

    @Test
    void namesTheToolThatTheJarLacks() {
        MissingToolException e = assertThrows(MissingToolException.class, () -> NativeTools.tool("llvm-nonesuch"));
        assertTrue(e.getMessage().contains("llvm-nonesuch"), e.getMessage());
        assertTrue(e.getMessage().contains("org.bytedeco:llvm"), e.getMessage());
    }

    private static void run(Object... command) throws IOException, InterruptedException {
        String[] words = new String[command.length];
        for (int i = 0; i < command.length; i++) {
            words[i] = command[i].toString();
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }
}
