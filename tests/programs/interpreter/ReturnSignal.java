package interpreter;

/** Carries a {@code return} out of the tree; it has no trace, since it is no fault. */
final class ReturnSignal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Object value;

    ReturnSignal(Object value) {
        super(null, null, false, false);
        this.value = value;
    }

    Object value() {
        return value;
    }
}
