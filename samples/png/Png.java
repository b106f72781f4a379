package png;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;

/**
 * Decodes one PNG file. The decoder asks for the file piece by piece and shows its pixels strip by strip; every piece
 * is asked for and every strip is acknowledged, so that no queue can grow.
 */
@Contract("""
        state Start:    { Decode? -> Decoding; Bye? -> End; }
        state Decoding: { More! -> Feeding; Header! -> Showing; Strip! -> Showing; Done! -> End; Failed! -> End; }
        state Feeding:  { Chunk? -> Decoding; EndOfFile? -> Decoding; Bye? -> End; }
        state Showing:  Next? -> Decoding;
        state End: ;
        """)
public interface Png {

    /** The most bytes in a piece of the file or in a strip of pixels. */
    int PIECE = 64 << 10;

    /** For {@link Failed#problem}: the file is something else. */
    int NOT_PNG = 1;

    /** For {@link Failed#problem}: the file breaks the PNG specification. */
    int DAMAGED = 2;

    /** For {@link Failed#problem}: the image needs more memory than a decoder grants. */
    int TOO_LARGE = 3;

    /** What a client sends. */
    sealed interface In {}

    /** What the decoder sends. */
    sealed interface Out {}

    record Decode() implements In {}

    /** The next bytes of the file, at least one. */
    record Chunk(ExBytes bytes) implements In {}

    record EndOfFile() implements In {}

    /** Lets the decoder go on while the client still works on what it was shown. */
    record Next() implements In {}

    record Bye() implements In {}

    record More() implements Out {}

    record Header(int width, int height) implements Out {}

    /** The next pixels in reading order, four bytes each: red, green, blue, alpha. */
    record Strip(ExBytes pixels) implements Out {}

    record Done() implements Out {}

    /** The reason is a phrase in English. */
    record Failed(int problem, String reason) implements Out {}

    /** The decoder's end. */
    interface Exp extends Endpoint<In, Out> {}

    /** The client's end. */
    interface Imp extends Endpoint<Out, In> {}
}
