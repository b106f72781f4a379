package dev.heliac.tests.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heliac.tests.machine.Application.Outcome;
import dev.heliac.tests.machine.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LLVM keeps only an address derived from a reference where that is all it needs, and the collector then misses the object, unless the
 * lowering makes the reference itself stay.
 */
class DerivedReferencesTest {

    private static final String SOURCE = Path.of("src", "test", "resources", "gc", "Derived.java").toString();

    @TempDir
    Path folder;

    private Outcome run(Heliac heliac) throws Exception {
        Where.XSCALE.assumeHere();
        var manifest = Files.writeString(folder.resolve("xscale.toml"), "[process.main]\nplatform = \"xscale\"\n");
        return heliac.withEnvironment("HELIAC_GC_STRESS", "1").run("run", "-q", "--manifest", manifest.toString(), SOURCE);
    }

    @Test
    void aReferenceOfWhichOnlyADerivedAddressIsUsedKeepsItsObject() throws Exception {
        var outcome = run(new Heliac(folder));
        assertEquals("504500\n", outcome.out(), outcome.err());
    }

    @Test
    void withoutTheUsesTheObjectIsLost() throws Exception {
        var outcome = run(new Heliac(folder).withProperty("heliac.unsound.references", "true"));
        assertNotEquals("504500\n", outcome.out());
    }
}
