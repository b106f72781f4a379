package dev.heliac.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oshi.SystemInfo;

/**
 * Finds out what this machine can host. The one place that looks at hardware.
 *
 * @param sys where sysfs is mounted; tests give a fixture tree
 * @param path the directories programs are searched in
 */
public record MachineProbe(Path sys, List<Path> path) {

    /** Debian's and Fedora's names of the user-mode emulator, in order of preference. */
    static final List<String> QEMU_ARM = List.of("qemu-arm", "qemu-arm-static");

    private static final int PCI_DISPLAY = 0x03;
    private static final int PCI_ACCELERATOR = 0x12;

    private static final Map<String, String> VENDORS =
            Map.of("0x10de", "NVIDIA", "0x1002", "AMD", "0x8086", "Intel", "0x1d0f", "Amazon", "0x1ae0", "Google");

    public static MachineProbe ofThisMachine() {
        var path = new ArrayList<Path>();
        for (var entry : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (!entry.isEmpty()) {
                path.add(Path.of(entry));
            }
        }
        return new MachineProbe(Path.of("/sys"), path);
    }

    /** Everything, for people; takes a few hundred milliseconds. */
    public Machine probe() {
        var hardware = new SystemInfo().getHardware();
        var processor = hardware.getProcessor();
        return new Machine(
                System.getProperty("os.name"),
                processor.getProcessorIdentifier().getName().strip(),
                processor.getLogicalProcessorCount(),
                hardware.getMemory().getTotal(),
                nodes(),
                qemuArm(),
                devices());
    }

    /** The user-mode ARM emulator on the search path. */
    public Optional<String> qemuArm() {
        return QEMU_ARM.stream().filter(name -> find(name).isPresent()).findFirst();
    }

    /** The first GPU that NVIDIA's driver can use, if the system has loaded it: only then asking is worth its time. */
    public Optional<NvidiaDriver.Gpu> gpu() {
        return Files.exists(sys.resolve("module/nvidia")) ? NvidiaDriver.firstGpu(NvidiaDriver.LIBRARY) : Optional.empty();
    }

    /** A program on the search path, or one given by its own path. */
    public Optional<Path> find(String program) {
        if (program.contains("/")) {
            return Optional.of(Path.of(program)).filter(Files::isExecutable);
        }
        return path.stream().map(d -> d.resolve(program)).filter(f -> Files.isRegularFile(f) && Files.isExecutable(f)).findFirst();
    }

    List<Machine.Node> nodes() {
        var nodes = new ArrayList<Machine.Node>();
        for (var dir : list(sys.resolve("devices/system/node"))) {
            var name = dir.getFileName().toString();
            if (name.matches("node\\d{1,4}")) {
                nodes.add(new Machine.Node(Integer.parseInt(name.substring(4)), read(dir.resolve("cpulist"))));
            }
        }
        nodes.sort(Comparator.comparingInt(Machine.Node::number));
        return nodes.isEmpty() ? List.of(new Machine.Node(0, read(sys.resolve("devices/system/cpu/online")))) : nodes;
    }

    List<Machine.Device> devices() {
        var devices = new ArrayList<Machine.Device>();
        for (var dir : list(sys.resolve("bus/pci/devices"))) {
            var code = read(dir.resolve("class"));
            if (!code.matches("0x[0-9a-f]{6}")) {
                continue;
            }
            int base = Integer.parseInt(code.substring(2, 4), 16);
            var vendor = read(dir.resolve("vendor"));
            var kind = base == PCI_ACCELERATOR
                    ? "accelerator"
                    : base == PCI_DISPLAY && List.of("0x10de", "0x1002", "0x8086").contains(vendor) ? "gpu" : null;
            if (kind != null) {
                var name = VENDORS.getOrDefault(vendor, "PCI vendor " + vendor);
                devices.add(new Machine.Device(kind, dir.getFileName().toString(), name, driver(dir)));
            }
        }
        return devices;
    }

    private static String driver(Path device) {
        try {
            return device.resolve("driver").toRealPath().getFileName().toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<Path> list(Path dir) {
        try (var entries = Files.list(dir)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The first line of a small file, empty when it cannot be read. */
    private static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
            return text.lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            return "";
        }
    }
}
