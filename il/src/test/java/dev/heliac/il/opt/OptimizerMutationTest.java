package dev.heliac.il.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.slice.Slice;
import dev.heliac.il.text.HilParser;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever valid module the passes get, they give a valid one: modules in which a few names were exchanged for others. */
class OptimizerMutationTest {

    private static final int MUTATIONS = Integer.getInteger("heliac.mutations", 4_000);
    private static final Pattern TOKEN = Pattern.compile("[%@^$]?[\\w.$~<>*-]+|\"[^\"\\n]*\"|\\s+|.");

    private final Random random = new Random(Long.getLong("heliac.seed", 1));

    @Test
    void mutatedModulesStayValid() throws IOException {
        int valid = 0;
        var seeds = new ArrayList<List<String>>();
        for (var file : OptimizerTest.before()) {
            seeds.add(TOKEN.matcher(Files.readString(file)).results().map(r -> r.group()).toList());
        }
        for (int i = 0; i < MUTATIONS; i++) {
            var tokens = new ArrayList<>(seeds.get(i % seeds.size()));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(tokens.size());
                tokens.set(at, alike(tokens, tokens.get(at)));
            }
            var text = String.join("", tokens);
            var module = HilParser.parse(text, "mutated.hil", new Diagnostics()).filter(m -> errors(m).isEmpty());
            if (module.isPresent()) {
                valid++;
                var optimized = Optimizer.run(Slice.of(module.get()));
                assertEquals(List.of(), errors(optimized), () -> text + HilPrinter.print(optimized));
            }
        }
        assertTrue(valid > MUTATIONS / 20, valid + " were valid");
    }

    private String alike(List<String> tokens, String token) {
        for (int tries = 0; tries < 100; tries++) {
            var other = tokens.get(random.nextInt(tokens.size()));
            if (!other.isBlank() && other.charAt(0) == token.charAt(0)) {
                return other;
            }
        }
        return token;
    }

    private static List<?> errors(Module module) {
        var out = new Diagnostics();
        Verifier.verify(module, out);
        return out.list();
    }
}
