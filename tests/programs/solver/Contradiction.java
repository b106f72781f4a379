package solver;

/** A variable has no value left. It is thrown often and tells nobody where, so there is one only. */
final class Contradiction extends Exception {

    private static final long serialVersionUID = 1;

    static final Contradiction FOUND = new Contradiction();

    private Contradiction() {
        super("no value left", null, false, false);
    }
}
