package imagefilter;

/** Why a file is not a picture that can be read. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Problem(String reason) {
        super(reason);
    }
}
