package dev.heliac.frontend.model;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;

/**
 * An application as its class files describe it.
 *
 * @param contracts by internal name of the interface
 * @param endpoints contracts by internal name of either endpoint interface
 * @param sources paths shown in diagnostics, by package and file name ({@code demo/Server.java})
 */
public record Program(
        ClassPool classes,
        Map<String, ContractInfo> contracts,
        Map<String, ContractInfo> endpoints,
        List<ProcessInfo> processes,
        Map<String, String> sources) {

    /** The file shown for a class. */
    public String sourceOf(ClassNode node) {
        int slash = node.name.lastIndexOf('/');
        var file = node.sourceFile == null ? node.name.substring(slash + 1) + ".java" : node.sourceFile;
        var key = slash < 0 ? file : node.name.substring(0, slash + 1) + file;
        return sources.getOrDefault(key, key);
    }
}
