package dev.heliac.installer;

import dev.heliac.il.diag.Code;

/** What installing and starting an image can report: HIL30xx and HIL40xx. */
public enum InstallCode implements Code {
    UNREADABLE("HIL3001", "input cannot be read",
            "The file does not exist, is not a file, or may not be read. Check the path and its permissions."),
    BAD_TOML("HIL3002", "not TOML",
            "Manifests and target descriptions are TOML 1.0 files. The parser's own message says what it expected and where."),
    UNKNOWN_KEY("HIL3003", "unknown key",
            "The key means nothing in this file; a misspelt key would otherwise be ignored silently. docs/manifest.md lists the keys."),
    BAD_VALUE("HIL3004", "value of the wrong kind",
            "The key is known but its value has the wrong type or is out of range. docs/manifest.md gives each key's form."),
    UNKNOWN_PROCESS("HIL3005", "manifest names a process the application does not have",
            "A manifest's [process.NAME] tables are matched by the @Process name. `heliac inspect app.hil` lists the names."),
    UNKNOWN_ISA("HIL3006", "unknown instruction set",
            "Heliac has no back end of this name. `heliac targets` lists the names this installation knows."),
    NO_KERNEL("HIL3007", "no kernel can run the process",
            "The manifest pins the process to a platform, or the command line restricts the ISAs, and the target has no kernel of that"
                    + " kind. Change the manifest line, or install for a target that has one."),
    NO_COORDINATOR("HIL3008", "the target has no coordinator",
            "The first kernel to boot coordinates the others; it must be an x86_64 kernel on Linux. Add one to the target description."),
    NOT_AN_IMAGE("HIL3009", "not an image",
            "The directory holds no installed image: `heliac install app.hil --image DIR` makes one."),
    DAMAGED_IMAGE("HIL3010", "damaged image",
            "A file of the image is missing or is not what was installed. Install the application again."),
    OTHER_MACHINE("HIL3011", "image installed for another machine",
            "The image's code uses processor features this machine lacks. Install the application again on this machine."),
    CANNOT_WRITE("HIL3012", "cannot write",
            "The disk is full, the directory is read-only or a name is taken by a file. What was there before is unchanged."),
    UNBOUND_NAME("HIL3013", "a name without a provider",
            "A process uses a name that no process of the application provides and that is no built-in service (/console, /fs)."),
    OTHER_CONTRACT("HIL3014", "a service spoken to by another contract",
            "The built-in services /console and /fs keep to the contracts dev.heliac.lang.Console and dev.heliac.lang.FileSystem exactly"
                    + " as the language library of this version declares them."),
    NOT_ON_DEVICE("HIL3015", "process that a device cannot run",
            "A GPU runs processes without a garbage-collected heap: what they reach makes no objects, calls nothing virtually, catches no"
                    + " exceptions and does not recurse. The process is placed on the next platform that its manifest admits."),
    SHARES("HIL3016", "more than a whole device",
            "The processes on a device divide it: each gets the `share` that its manifest says, in percent, and the others get what is"
                    + " left, evenly. Together that is no more than 100."),
    NOTHING_STARTS_IT("HIL3017", "a GPU that nothing here starts programs on",
            "Heliac makes code for this GPU, which `heliac inspect --object FILE` writes, but has no program that starts it, as it has for"
                    + " NVIDIA's. An image would hold processes that cannot run. Name another GPU, or `threads`, which runs the same as"
                    + " threads of the processor."),
    UNTRANSLATABLE("HIL3018", "what LLVM cannot translate to SPIR-V",
            "LLVM's translator to SPIR-V does not know everything yet that a process may become. The message is its own. Code for other"
                    + " GPUs and for processors does not go through it."),
    NOT_SANITIZED("HIL3019", "nothing that sanitizers could watch",
            "The sanitizers watch processes on a grid of threads, which stands in for a GPU: the target must have one, and some process"
                    + " must run there, because it prefers a GPU or because the manifest says so."),
    NOT_LAUNCHABLE("HIL4001", "a kernel cannot be started",
            "The image places processes on a kernel whose launcher is missing on this machine."),
    NO_NATIVE_KERNEL("HIL4002", "no native kernel can run here",
            "The coordinator runs on x86-64 Linux only. Copy the image or the module to such a machine and run it there.");

    private final String id;
    private final String title;
    private final String explanation;

    InstallCode(String id, String title, String explanation) {
        this.id = id;
        this.title = title;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
