package dev.heliac.installer;

/** Names within an image. */
final class ImageLayout {

    /** Link to the generation in use; replaced in one step. */
    static final String CURRENT = "current";

    static final String DESCRIPTION = "image.json";
    static final String MODULE = "app.hil";
    static final String PLAN = "boot.plan";
    static final String TARGET = "target.toml";

    private ImageLayout() {}

    static String kernelPath(String isa) {
        return "kernels/" + isa + "/kernel";
    }
}
