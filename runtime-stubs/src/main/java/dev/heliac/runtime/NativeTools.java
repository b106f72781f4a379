package dev.heliac.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.llvm.global.LLVM;

/**
 * The programs that come with LLVM in the Bytedeco jar, unpacked into JavaCPP's cache on first use. Every method is
 * safe to call from several threads and processes at once and throws {@link MissingToolException} where the jar
 * has no such tool or the cache cannot be written.
 */
public final class NativeTools {
    /** The version in the sonames that the programs were linked with; the jar's files lack it. */
    private static final String SONAME = ".20.1";

    private NativeTools() {}

    /** The C compiler. Pass {@code -isystem} {@link #clangHeaders()} for {@code stdint.h} and its like. */
    public static Path clang() {
        link(resource("libclang-cpp.so"), "libclang-cpp.so" + SONAME);
        return tool("clang");
    }

    /** The ELF linker. */
    public static Path lld() {
        // lld looks at the name it was started under to know which linker it is
        return link(tool("lld"), "ld.lld");
    }

    /** Any other program of LLVM that needs no more than libLLVM, such as {@code llvm-ar} or {@code llvm-objdump}. */
    public static Path tool(String name) {
        link(resource("libLLVM.so"), "libLLVM.so" + SONAME);
        Path program = resource(name);
        if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
            throw new MissingToolException(program + " cannot be made executable; " + cacheRemedy(), null);
        }
        return program;
    }

    /** The folder of clang's own freestanding headers. */
    public static Path clangHeaders() {
        return resource("lib/clang/20/include");
    }

    private static Path resource(String name) {
        String platform = Loader.getPlatform();
        File file;
        try {
            file = Loader.cacheResource(LLVM.class, "/org/bytedeco/llvm/" + platform + "/" + name);
        } catch (IOException e) {
            throw new MissingToolException(
                    "cannot unpack " + name + " from the LLVM jar: " + e.getMessage() + "; " + cacheRemedy(), e);
        }
        if (file == null) {
            throw new MissingToolException(
                    "the class path has no " + name + " for " + platform
                            + "; add the Maven artifact org.bytedeco:llvm with the classifier " + platform
                            + ", or build with -Dnative.platform=" + platform,
                    null);
        }
        return file.toPath();
    }

    /** Puts a link with this name beside the target; a link that is already there is the same one. */
    private static Path link(Path target, String name) {
        Path link = target.resolveSibling(name);
        if (!Files.exists(link)) {
            try {
                Files.createSymbolicLink(link, target.getFileName());
            } catch (FileAlreadyExistsException e) {
                // another process was quicker
            } catch (IOException e) {
                String reason = "cannot create " + link + ": " + e.getMessage();
                throw new MissingToolException(reason + "; " + cacheRemedy(), e);
            }
        }
        return link;
    }

    private static String cacheRemedy() {
        return "-Dorg.bytedeco.javacpp.cachedir=DIR names another folder to unpack to";
    }
}
