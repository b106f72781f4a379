package interpreter;

/** The variables of one call. */
final class Frame {

    final Frame outer;
    final Object[] slots;

    Frame(Frame outer, int size) {
        this.outer = outer;
        slots = new Object[size];
    }

    Frame at(int depth) {
        Frame frame = this;
        for (int i = 0; i < depth; i++) {
            frame = frame.outer;
        }
        return frame;
    }
}
