package dev.heliac.installer;

import dev.heliac.backend.llvm.Linker;
import dev.heliac.backend.llvm.Lowering;
import dev.heliac.backend.llvm.TargetProvider;
import dev.heliac.backend.llvm.TargetSpec;
import dev.heliac.backend.llvm.symbols.CodeSizes;
import dev.heliac.backend.llvm.symbols.SymbolTable;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.binary.HilBinary;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.slice.Slice;
import dev.heliac.il.verify.Verifier;
import dev.heliac.runtime.RuntimeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Verifies, places, lowers and links an application, and writes its image. The same input gives the same bytes. */
public final class Installer {

    /** What stands in keys for the runtime of each target, which is part of this program and does not change while it runs. */
    private static final Map<Class<? extends TargetProvider>, String> RUNTIMES = new ConcurrentHashMap<>();

    /**
     * What an installation needs besides the module.
     *
     * @param manifest what the operator overrides
     * @param manifestText the manifest file, kept in the image; empty when there is none
     * @param level optimization level, 0 to 3
     * @param assembler what assembles code for NVIDIA's GPUs, which their driver does otherwise when a process starts
     */
    public record Options(
            TargetDescription target, Manifest manifest, byte[] manifestText, int level, Optional<PtxAssembler> assembler) {}

    private final Cache cache;
    private final Progress progress;

    public Installer(Cache cache, Progress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /** The names of the instruction sets this installation has back ends for. */
    public static Set<String> isas() {
        var names = new LinkedHashSet<String>();
        TargetProvider.all().forEach(t -> names.add(t.isa()));
        return names;
    }

    /** Installs to a directory; on errors, which are reported, whatever was there is as before. */
    public Optional<Image> install(Module module, Path directory, Options options, Diagnostics out) {
        // Warnings are for whoever writes the program, and were given then.
        var verdict = new Diagnostics();
        Verifier.verify(module, verdict);
        if (verdict.hasErrors()) {
            out.addAll(verdict);
            return Optional.empty();
        }
        BuiltIn.check(module, out);
        var placement = Placement.of(module, options.target(), options.manifest(), out);
        placement.ifPresent(p -> watched(options.target(), p, out));
        var plan = placement.flatMap(p -> BootPlan.of(module, options.target(), p, options.manifest(), out));
        if (out.hasErrors() || plan.isEmpty()) {
            return Optional.empty();
        }
        try {
            var files = new TreeMap<String, byte[]>();
            files.put(ImageLayout.MODULE, HilBinary.write(module));
            files.put(ImageLayout.PLAN, plan.get().getBytes(StandardCharsets.UTF_8));
            files.put(ImageLayout.TARGET, options.target().toToml().getBytes(StandardCharsets.UTF_8));
            files.put(ImageLayout.MANIFEST, options.manifestText());
            files.putAll(kernels(module, options));
            return Optional.of(ImageWriter.write(directory, module.name(), files, ImageLayout::isKernel));
        } catch (IOException e) {
            out.error(
                    InstallCode.CANNOT_WRITE,
                    Place.of(directory.toString()),
                    "the image cannot be written: " + Reason.of(e),
                    "make room or choose another directory with --image");
            return Optional.empty();
        }
    }

    /** Who asks for sanitizers wants to know when they have nothing to do. */
    private static void watched(TargetDescription target, Placement placement, Diagnostics out) {
        var kernels = target.kernels();
        boolean asked = kernels.stream().anyMatch(k -> k.provider().sanitized());
        if (asked && placement.decisions().stream().noneMatch(d -> kernels.get(d.kernel()).provider().sanitized())) {
            out.error(
                    InstallCode.NOT_SANITIZED,
                    Place.of(target.name()),
                    "no process runs on the grid of threads that the sanitizers watch",
                    "let one prefer it, with @Platform(prefer = Isa.GPU) or `platform = \"gpu\"` in a manifest");
        }
    }

    /** What an install of this module with these options depends on. */
    public static String key(Module module, Options options) {
        var digest = new Digest().add(HilBinary.write(module)).add(options.target().toToml()).add(options.manifestText());
        digest.add(Integer.toString(options.level()));
        options.target().kernels().forEach(k -> runtime(digest, k.provider()));
        if (options.target().kernels().stream().anyMatch(k -> k.provider().whole())) {
            digest.add(version(options));
        }
        return digest.hex();
    }

    private static String version(Options options) {
        return options.assembler().flatMap(PtxAssembler::version).orElse("");
    }

    private static void runtime(Digest digest, TargetProvider target) {
        digest.add(RUNTIMES.computeIfAbsent(target.getClass(), _ -> runtime(target)));
    }

    private static String runtime(TargetProvider target) {
        var digest = new Digest().add(Integer.toString(Lowering.VERSION));
        var files = new ArrayList<>(List.of("fastpath.bc", target.beside().map(part -> part + ".bc").orElse("libarith.a")));
        target.kernel().forEach(part -> files.add(part + ".bc"));
        files.forEach(file -> digest.add(RuntimeFiles.bytes(target.runtime(), file)));
        return digest.hex();
    }

    /**
     * What one instruction set's kernel is linked of.
     *
     * @param files of a target that makes whole programs, what becomes of each object but the first
     */
    private record Parts(TargetSpec spec, List<Callable<byte[]>> objects, List<String> files) {}

    /**
     * One linked kernel for each instruction set, with every process that may be there: where each runs is decided when it starts. The
     * files of the image.
     */
    private Map<String, byte[]> kernels(Module module, Options options) throws IOException {
        var specs = new LinkedHashMap<String, TargetSpec>();
        for (var kernel : options.target().kernels()) {
            specs.computeIfAbsent(kernel.isa(), isa -> spec(kernel));
        }
        var slices = module.processes().stream().map(p -> Slice.of(module, p)).toList();
        var onGrids = specs.values().stream().anyMatch(s -> s.target().grid()) ? Devices.of(module) : null;
        // Of the target, not of the plan: where processes are may change with the machine that the image is started on.
        var needs = new Lowering.Needs(options.target().kernels().size() == 1, BuiltIn.used(module, BuiltIn.FILES));
        var optimized = slices.stream().map(s -> new FutureTask<>(() -> Lowering.optimized(s, false, options.level()))).toList();
        var all = new ArrayList<Parts>();
        specs.forEach((isa, spec) -> {
            var version = spec.target().whole() ? version(options) : "";
            if (spec.target().grid() && module.processes().stream().noneMatch(p -> onGrids.possible(p.name()))) {
                return;
            }
            var parts = new ArrayList<Callable<byte[]>>();
            var wholes = new ArrayList<String>();
            if (spec.target().whole()) {
                parts.add(() -> Lowering.beside(spec.target(), host()));
            } else {
                spec.target().kernel().forEach(part -> parts.add(() -> cached(
                        part + " for " + isa,
                        key(spec, 2).add(part).add(needs.toString()),
                        () -> Lowering.kernel(spec, part, needs, Lowering.Form.OBJECT))));
            }
            for (int i = 0; i < slices.size(); i++) {
                var slice = slices.get(i);
                var process = slice.processes().getFirst().name();
                boolean grid = spec.target().grid();
                if (grid && !onGrids.possible(process)) {
                    continue;
                }
                var once = grid ? new FutureTask<>(() -> Lowering.optimized(slice, true, options.level())) : optimized.get(i);
                var code = new FutureTask<>(() -> cached(
                        process + " for " + isa,
                        key(spec, options.level()).add(HilBinary.write(slice)),
                        () -> Lowering.process(result(once), spec, options.level(), Lowering.Form.OBJECT)));
                parts.add(() -> result(code));
                wholes.add(ImageLayout.programPath(isa, process));
                if (!version.isEmpty()) {
                    parts.add(() -> assembled(process, result(code), spec, version, options.assembler().orElseThrow()));
                    wholes.add(ImageLayout.assembledPath(isa, process));
                }
            }
            all.add(new Parts(spec, parts, wholes));
        });
        progress.begin(all.stream().mapToInt(p -> p.objects().size() + 1).sum());
        var files = new LinkedHashMap<String, byte[]>();
        var work = Files.createTempDirectory("heliac");
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var done = pool.invokeAll(all.stream().flatMap(p -> p.objects().stream()).toList()).iterator();
            for (var parts : all) {
                var made = new ArrayList<byte[]>();
                for (var _ : parts.objects()) {
                    made.add(done.next().get());
                }
                files.putAll(linked(parts, made, work));
                progress.step("link " + parts.spec().target().isa());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            Durable.deleteTree(work);
        }
        return files;
    }

    private static Map<String, byte[]> linked(Parts parts, List<byte[]> made, Path work) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var target = parts.spec().target();
        if (target.whole()) {
            files.put(ImageLayout.kernelPath(target.isa()), Linker.dynamic(host(), made.getFirst(), work));
            for (int i = 0; i < parts.files().size(); i++) {
                if (made.get(i + 1).length > 0) {
                    files.put(parts.files().get(i), made.get(i + 1));
                }
            }
        } else {
            var kernel = Linker.link(target, made, work);
            files.put(ImageLayout.kernelPath(target.isa()), kernel);
            files.put(ImageLayout.symbolsPath(target.isa()), SymbolTable.of(kernel));
        }
        return files;
    }

    /** Empty where the assembler does not know the GPU. */
    private byte[] assembled(String process, byte[] ptx, TargetSpec spec, String version, PtxAssembler assembler) {
        var key = new Digest().add(ptx).add(spec.cpu()).add(version);
        return cached(process + " by " + assembler.program().getFileName(), key, () -> {
            try {
                return assembler.assemble(ptx, spec.cpu()).orElse(new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What programs beside others are made for. */
    private static TargetSpec host() {
        return spec(new KernelSpec(TargetDescription.COORDINATOR_ISA, "", "", -1, List.of()));
    }

    private static IOException rethrown(Throwable cause) {
        return switch (cause) {
            case IOException e -> e;
            case UncheckedIOException e -> e.getCause();
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> new IOException(cause);
        };
    }

    private static TargetSpec spec(KernelSpec kernel) {
        var target = kernel.provider();
        return new TargetSpec(target, target.processor(kernel.cpu()), kernel.features());
    }

    /** Whether something keeps a kernel from running a process; reports it. */
    public static boolean obstacles(Module module, ProcessDecl process, KernelSpec kernel, Diagnostics out) {
        var found = new Diagnostics();
        if (kernel.provider().grid()) {
            Verifier.device(module, process, found);
            out.addAll(found);
        }
        return found.hasErrors();
    }

    /** For {@code heliac inspect}: one process as text, or as an object, which is linked where it is a device's whole program. */
    public static byte[] lower(Module module, String process, KernelSpec kernel, int level, Lowering.Form form) throws IOException {
        var spec = spec(kernel);
        var lowered = lower(module, process, spec, level, form);
        var program = spec.target().program();
        if (form == Lowering.Form.LLVM_IR || program.isEmpty()) {
            return lowered;
        }
        boolean text = form == Lowering.Form.ASSEMBLY;
        var work = Files.createTempDirectory("heliac");
        try {
            return switch (program.get()) {
                case PTX -> lowered;
                case CODE_OBJECT -> text ? lowered : Linker.program(spec.target(), lowered, work);
                case SPIRV -> Linker.translated(lowered, text ? "asm" : "obj", work);
            };
        } finally {
            Durable.deleteTree(work);
        }
    }

    private static byte[] lower(Module module, String process, TargetSpec spec, int level, Lowering.Form form) {
        return Lowering.process(optimized(module, process, spec.target().grid(), level), spec, level, form);
    }

    private static Module optimized(Module module, String process, boolean grid, int level) {
        var decl = module.processes().stream().filter(p -> p.name().equals(process)).findFirst().orElseThrow();
        return Lowering.optimized(Slice.of(module, decl), grid, level);
    }

    /**
     * What is lowered of a process for a kernel.
     *
     * @param module a verified module with the process, which the kernel can run
     * @param level optimization level, 0 to 3
     */
    public static Module optimized(Module module, String process, KernelSpec kernel, int level) {
        return optimized(module, process, kernel.provider().grid(), level);
    }

    /** Whether {@link #codeSizes} knows the code that is made for a kernel: programs for devices have other names in them. */
    public static boolean measures(KernelSpec kernel) {
        return !kernel.provider().whole();
    }

    /** For {@code heliac inspect}: how many bytes of native code each of a process's functions becomes. */
    public static Map<String, Long> codeSizes(Module module, String process, KernelSpec kernel, int level) {
        return CodeSizes.of(lower(module, process, spec(kernel), level, Lowering.Form.OBJECT));
    }

    private static Digest key(TargetSpec spec, int level) {
        var digest = new Digest().add(spec.target().isa()).add(spec.cpu()).add(spec.features()).add(Integer.toString(level));
        runtime(digest, spec.target());
        return digest;
    }

    /** Of what the first who asks for it computes. */
    private static <T> T result(FutureTask<T> once) {
        once.run();
        try {
            return once.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] cached(String what, Digest key, Supplier<byte[]> make) {
        var name = key.hex();
        var bytes = cache.get(name).orElseGet(() -> {
            var made = make.get();
            cache.put(name, made);
            return made;
        });
        progress.step(what);
        return bytes;
    }
}
