package dev.heliac.installer;

/** Names within an image. */
final class ImageLayout {

    /** Link to the generation in use; replaced in one step. */
    static final String CURRENT = "current";

    /** Holds one directory for each generation. */
    static final String GENERATIONS = "generations";

    static final String DESCRIPTION = "image.json";
    static final String MODULE = "app.hil";
    static final String PLAN = "boot.plan";
    static final String TARGET = "target.toml";
    static final String MANIFEST = "manifest.toml";

    private ImageLayout() {}

    static String kernelPath(String isa) {
        return "kernels/" + isa + "/kernel";
    }

    /** A process's code for a target that makes whole programs. */
    static String programPath(String isa, String process) {
        return "kernels/" + isa + "/" + process + ".ptx";
    }

    /** The same, assembled for the GPU. */
    static String assembledPath(String isa, String process) {
        return "kernels/" + isa + "/" + process + ".cubin";
    }

    /** What stack traces say of a kernel's code. */
    static String symbolsPath(String isa) {
        return "kernels/" + isa + "/symbols";
    }

    /** Whether a file of an image is a program. */
    static boolean isKernel(String path) {
        return path.startsWith("kernels/") && path.endsWith("/kernel");
    }
}
