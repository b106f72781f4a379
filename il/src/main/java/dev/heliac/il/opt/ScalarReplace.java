package dev.heliac.il.opt;

import dev.heliac.il.Op;
import dev.heliac.il.Value;

/**
 * Replaces an object that only its own fields' accesses use by the values of its fields, which blocks hand on as parameters; what it
 * would have stored it need not be made for.
 */
final class ScalarReplace {

    private static final int MOST_OBJECTS = 64;
    private static final int MOST_NODES = 4096;
    private final Body body;
    private final World world;

    private ScalarReplace(Body body, World world) {
        this.body = body;
        this.world = world;
    }

    static boolean run(Body body, World world) {
        boolean any = body.prune();
        var pass = new ScalarReplace(body, world);
        for (int n = 0; n < MOST_OBJECTS && body.nodes.size() <= MOST_NODES && pass.one(); n++) {
            any = true;
        }
        return any;
    }

    private boolean one() {
        var uses = new Escapes.Uses(body);
        for (var node : body.nodes) {
            for (int i = 0; i < node.instructions.size(); i++) {
                var maker = node.instructions.get(i);
                boolean box = Boxes.boxed(maker, world.symbols).isPresent();
                if ((maker.op() == Op.NEW || box)
                        && own(maker.results().getFirst(), box, uses)
                        && new Fields(body, world, node, maker, box).replace()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean own(Value value, boolean box, Escapes.Uses uses) {
        return !uses.elsewhere[value.id()]
                && !uses.returned[value.id()]
                && uses.instructions.get(value.id()).stream().allMatch(i -> switch (i.op()) {
                    case FIELD_GET, REF_CHECK, REF_IS_NULL -> true;
                    case FIELD_SET -> !box && !i.operands().getLast().equals(value);
                    case REF_EQ -> !box;
                    default -> false;
                });
    }
}
