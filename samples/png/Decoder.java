package png;

import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;

/** Decodes an image for one client, preferably on an I/O card's own processor. */
@Process(name = "decoder")
@Platform(prefer = Isa.XSCALE, weight = 2)
final class Decoder {

    private Decoder() {}

    static void main(@Provides("/png") Png.Exp client) {
        try {
            switch (client.receive()) {
                case Png.Decode decode -> decode(client);
                case Png.Bye bye -> {}
                default -> throw new IllegalStateException("Start admits nothing else");
            }
        } catch (ChannelClosed gone) {
            // Nobody is left to decode for.
        }
    }

    private static void decode(@Claims @State("Decoding") Png.Exp client) {
        Image image = new Image();
        while (true) {
            int event;
            try {
                event = image.step();
            } catch (Problem problem) {
                client.send(new Png.Failed(problem.kind(), problem.getMessage()));
                return;
            } catch (OutOfMemoryError error) {
                client.send(new Png.Failed(Png.TOO_LARGE, "the decoder has too little memory"));
                return;
            }
            switch (event) {
                case Image.MORE -> {
                    client.send(new Png.More());
                    switch (client.receive()) {
                        case Png.Chunk chunk -> {
                            ExBytes bytes = chunk.bytes();
                            int count = bytes.length();
                            bytes.copyTo(0, image.next(count), 0, count);
                        }
                        case Png.EndOfFile end -> image.end();
                        case Png.Bye bye -> {
                            return;
                        }
                        default -> throw new IllegalStateException("Feeding admits nothing else");
                    }
                }
                case Image.HEADER -> {
                    client.send(new Png.Header(image.header().width(), image.header().height()));
                    client.receive(Png.Next.class);
                }
                case Image.STRIP -> {
                    ExBytes pixels = new ExBytes(image.stripLength());
                    pixels.copyFrom(image.strip(), 0, 0, image.stripLength());
                    image.taken();
                    client.send(new Png.Strip(pixels));
                    client.receive(Png.Next.class);
                }
                default -> {
                    client.send(new Png.Done());
                    return;
                }
            }
        }
    }
}
