package dev.heliac.tests.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Statements that use the library's classes. */
final class Library {

    private static final Pattern NAME = Pattern.compile("#([a-e])");
    private static final List<Kit> KITS = Kit.all();

    private final Draft draft;
    private final Chance chance;
    private final Values values;

    Library(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
        values = new Values(draft);
    }

    Values values() {
        return values;
    }

    /** Some steps of one kit, the state shown after them. */
    void statement(Scope scope, Lines to) {
        var kit = chance.of(KITS);
        draft.used(kit.feature());
        var names = new HashMap<String, String>();
        to.open("try {");
        NAME.matcher(kit.begin()).results().forEach(m -> names.computeIfAbsent(m.group(1), k -> draft.fresh("k")));
        to.line(filled(kit.begin(), names, scope));
        for (int i = chance.between(2, 6); i > 0; i--) {
            var step = chance.of(kit.steps());
            var text = filled(step, names, scope);
            if (step.endsWith(";") || step.endsWith("}")) {
                to.line(text);
            } else {
                to.line("Main.out(\"" + i + " \" + Main.show(" + text + "));");
            }
        }
        if (kit.shown()) {
            to.line("Main.out(Main.show(" + names.get("a") + "));");
        }
        var e = draft.fresh("e");
        to.reopen("} catch (RuntimeException " + e + ") {");
        to.line("Main.say(" + e + ");");
        to.close();
    }

    /** Names that the kit does not begin with are of the step alone. */
    private String filled(String template, Map<String, String> names, Scope scope) {
        var own = new HashMap<String, String>();
        var named = NAME.matcher(template).replaceAll(m -> {
            var known = names.get(m.group(1));
            return known != null ? known : own.computeIfAbsent(m.group(1), k -> draft.fresh("k"));
        });
        return draft.templates.fill(named, scope, 1);
    }
}
