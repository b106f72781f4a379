package dev.heliac.installer;

import java.util.List;
import java.util.Optional;

/**
 * What this machine is.
 *
 * @param nodes NUMA nodes, in order of their numbers; at least one
 * @param qemuArm how to run ARM programs, when an emulator is installed
 */
public record Machine(
        String system,
        String cpu,
        int cores,
        long memory,
        List<Node> nodes,
        Optional<String> qemuArm,
        List<Device> devices) {

    /** A NUMA node and its processors, as the kernel lists them ({@code 0-3,8}). */
    public record Node(int number, String processors) {}

    /**
     * A processor on the PCI bus that could host a kernel.
     *
     * @param kind {@code gpu} or {@code accelerator}
     * @param driver the loaded kernel driver, empty when none
     */
    public record Device(String kind, String address, String vendor, String driver) {}
}
