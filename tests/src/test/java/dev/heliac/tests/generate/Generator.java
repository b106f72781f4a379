package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;
import java.util.Set;

/** Writes a program: classes, and a main class whose steps use them and print what they find. */
final class Generator {

    /**
     * @param source one file, whose class has a main method and needs {@link #support}
     * @param features what it uses
     */
    record Generated(long seed, int number, String source, Set<Feature> features) {

        String mainClass() {
            return "P" + number;
        }

        @Override
        public String toString() {
            return "program " + number + " of seed " + seed;
        }
    }

    private Generator() {}

    static Generated write(long seed, int number) {
        var draft = new Draft(new Chance(seed, number), number);
        var classes = new Classes(draft);
        classes.declare();
        var main = main(draft, classes);
        var name = "P" + number;
        var text = new StringBuilder("// program " + number + " of -Dheliac.seed=" + seed + "\npackage generated;\n\n");
        text.append("import java.math.*;\nimport java.util.*;\nimport java.util.function.*;\nimport java.util.stream.*;\n\n");
        text.append("class ").append(name).append(" extends Support {\n").append(main).append("}\n\n").append(classes.write());
        if (draft.features.contains(Feature.INITIALIZER_CYCLE)
                || draft.features.contains(Feature.INITIALIZER_FAILURE)) {
            text.append('\n').append(Kit.text("Initializers.txt").replace("$Q", "" + number));
        }
        var source = text.toString().replace("Main.", name + ".").replace("Main::", name + "::");
        return new Generated(seed, number, source, draft.features);
    }

    /** The file Support.java, which every program needs. */
    static String support() {
        return Kit.text("Support.java");
    }

    private static String main(Draft draft, Classes classes) {
        var to = new Lines().line("");
        var bodies = new ArrayList<String>();
        for (var m : draft.statics) {
            var one = new Lines();
            classes.function(m, one);
            bodies.add(one.toString());
        }
        int steps = draft.chance.between(2, 3);
        for (int i = 0; i < steps; i++) {
            var one = new Lines().open("static void step" + i + "() throws Exception {");
            var scope = Scope.ofMethod(9, null);
            draft.statements.variable(scope, one, draft.anyType());
            draft.statements.variable(scope, one, Primitive.INT);
            draft.statements.some(scope, one, 3, 4);
            if (i == 0) {
                draft.library.statement(scope, one);
            }
            draft.statements.print(scope, one);
            bodies.add(one.close().toString());
        }
        bodies.forEach(to::line);
        to.open("public static void main(String[] args) throws Exception {").line("begin();");
        boolean uncaught = draft.chance.percent(15);
        for (int i = 0; i < steps; i++) {
            to.line("fuel = 1500;");
            if (uncaught && i == steps - 1) {
                draft.used(Feature.UNCAUGHT);
                to.line("out(\"checksum \" + checksum + ' ' + noted);");
                to.line("step" + i + "();");
                to.line("throw new IllegalStateException(\"at the end\");");
                return to.close().toString();
            }
            to.line("try { step" + i + "(); } catch (Throwable t) { say(t); }");
        }
        to.line("out(\"checksum \" + checksum + ' ' + noted);");
        return to.close().toString();
    }
}
