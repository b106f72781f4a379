package dev.heliac.lang;

/** The peer of a channel is gone and every message it sent has been received. */
public final class ChannelClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelClosed() {
        super("the peer is gone");
    }
}
