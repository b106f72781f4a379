package dev.heliac.tests.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies between modules run one way, and none go round within one. */
class DependenciesTest {

    private static final String IL = "dev.heliac.il";
    private static final String LANG = "dev.heliac.lang";
    private static final String FRONTEND = "dev.heliac.frontend";
    private static final String PROCESSOR = "dev.heliac.processor";
    private static final String JUNIT = "dev.heliac.junit";
    private static final String RUNTIME = "dev.heliac.runtime";
    private static final String LLVM = "dev.heliac.backend.llvm";
    private static final String X86 = "dev.heliac.backend.x86";
    private static final String XSCALE = "dev.heliac.backend.xscale";
    private static final String GPU = "dev.heliac.backend.gpu";
    private static final String INSTALLER = "dev.heliac.installer";
    private static final String REPORT = "dev.heliac.report";
    private static final String CLI = "dev.heliac.cli";
    private static final String MAVEN = "dev.heliac.maven";

    /** Each module's root package, and the modules its code may name. No shared module may name a target. */
    private static final Map<String, Set<String>> MAY_NAME = Map.ofEntries(
            Map.entry(IL, Set.of()),
            Map.entry(LANG, Set.of()),
            Map.entry(RUNTIME, Set.of()),
            Map.entry(FRONTEND, Set.of(IL, LANG)),
            Map.entry(PROCESSOR, Set.of(IL, FRONTEND)),
            Map.entry(JUNIT, Set.of(IL, LANG, FRONTEND)),
            Map.entry(LLVM, Set.of(IL, RUNTIME)),
            Map.entry(X86, Set.of(IL, RUNTIME, LLVM)),
            Map.entry(XSCALE, Set.of(IL, RUNTIME, LLVM)),
            Map.entry(GPU, Set.of(IL, RUNTIME, LLVM)),
            Map.entry(INSTALLER, Set.of(IL, RUNTIME, LLVM)),
            Map.entry(REPORT, Set.of(IL)),
            Map.entry(CLI, Set.of(IL, LANG, FRONTEND, RUNTIME, LLVM, INSTALLER, REPORT)),
            // It starts the command line, and calls nothing of ours.
            Map.entry(MAVEN, Set.of()));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.heliac");

    static List<String> modules() {
        return MAY_NAME.keySet().stream().sorted().toList();
    }

    @Test
    void everyClassIsInAModuleThatThisTestKnows() {
        var strangers = new TreeSet<String>();
        CLASSES.forEach(c -> {
            if (moduleOf(c.getPackageName()).isEmpty()) {
                strangers.add(c.getName());
            }
        });
        assertEquals(Set.of(), strangers, "add their module to MAY_NAME");
        for (var module : modules()) {
            assertTrue(CLASSES.stream().anyMatch(c -> in(module, c)), "no classes of " + module + " on the class path");
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void namesOnlyModulesBelow(String module) {
        var allowed = MAY_NAME.get(module);
        var wrong = new TreeSet<String>();
        for (var c : CLASSES) {
            if (in(module, c)) {
                c.getDirectDependenciesFromSelf().stream()
                        .filter(d -> !mayName(module, allowed, d))
                        .forEach(d -> wrong.add(d.getDescription()));
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    private static boolean mayName(String module, Set<String> allowed, Dependency dependency) {
        var other = moduleOf(dependency.getTargetClass().getBaseComponentType().getPackageName());
        return other.isEmpty() || other.equals(module) || allowed.contains(other);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasNoCycleBetweenPackages(String module) {
        slices().assignedFrom(new PackagesOf(module)).should().beFreeOfCycles().allowEmptyShould(true).check(CLASSES);
    }

    private static boolean in(String module, JavaClass c) {
        return moduleOf(c.getPackageName()).equals(module);
    }

    /** The module a package belongs to, empty for what is not Heliac's. */
    private static String moduleOf(String name) {
        return MAY_NAME.keySet().stream()
                .filter(m -> name.equals(m) || name.startsWith(m + "."))
                .findFirst()
                .orElse("");
    }

    /** A slice for each package of one module. */
    private record PackagesOf(String module) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            return in(module, c) ? SliceIdentifier.of(c.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + module;
        }
    }
}
