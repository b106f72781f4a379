package dev.heliac.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProbeTest {

    @TempDir
    Path folder;

    private void sys(String file, String content) throws Exception {
        var path = folder.resolve("sys").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content + "\n");
    }

    private MachineProbe probe(Path... path) {
        return new MachineProbe(folder.resolve("sys"), List.of(path));
    }

    @Test
    void nodesComeInOrder() throws Exception {
        sys("devices/system/node/node10/cpulist", "8-9");
        sys("devices/system/node/node2/cpulist", "0-3,6");
        sys("devices/system/node/online", "2,10");
        assertEquals(
                List.of(new Machine.Node(2, "0-3,6"), new Machine.Node(10, "8-9")), probe().nodes());
    }

    @Test
    void aKernelWithoutNodesHasOne() throws Exception {
        sys("devices/system/cpu/online", "0-1");
        assertEquals(List.of(new Machine.Node(0, "0-1")), probe().nodes());
        assertEquals(1, new MachineProbe(folder.resolve("nothing"), List.of()).nodes().size());
    }

    @Test
    void graphicsAndAcceleratorCardsAreFound() throws Exception {
        sys("bus/pci/devices/0000:01:00.0/class", "0x030200");
        sys("bus/pci/devices/0000:01:00.0/vendor", "0x10de");
        sys("drivers/nvidia/module", "");
        Files.createSymbolicLink(
                folder.resolve("sys/bus/pci/devices/0000:01:00.0/driver"), folder.resolve("sys/drivers/nvidia"));
        sys("bus/pci/devices/0000:02:00.0/class", "0x120000");
        sys("bus/pci/devices/0000:02:00.0/vendor", "0x9999");
        sys("bus/pci/devices/0000:03:00.0/class", "0x020000");
        sys("bus/pci/devices/0000:03:00.0/vendor", "0x8086");
        sys("bus/pci/devices/0000:04:00.0/class", "nonsense");
        assertEquals(
                List.of(
                        new Machine.Device("gpu", "0000:01:00.0", "NVIDIA", "nvidia"),
                        new Machine.Device("accelerator", "0000:02:00.0", "PCI vendor 0x9999", "")),
                probe().devices());
    }

    @Test
    void theEmulatorIsSearchedOnThePath() throws Exception {
        var bin = Files.createDirectory(folder.resolve("bin"));
        assertEquals(Optional.empty(), probe(bin).qemuArm());
        var emulator = Files.createFile(bin.resolve("qemu-arm-static"));
        assertEquals(Optional.empty(), probe(bin).qemuArm());
        assertTrue(emulator.toFile().setExecutable(true));
        assertEquals(Optional.of("qemu-arm-static"), probe(bin).qemuArm());
        assertEquals(Optional.of(emulator), probe(bin).find(emulator.toString()));
    }
}
