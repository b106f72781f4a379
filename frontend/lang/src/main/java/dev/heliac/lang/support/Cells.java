package dev.heliac.lang.support;

import dev.heliac.lang.TRef;

/** What a {@link TRef} asks before it is emptied or filled. */
public final class Cells {

    private Cells() {}

    public static void full(TRef<?> cell) {
        if (cell.isEmpty()) {
            throw new IllegalStateException("acquire on an empty TRef");
        }
    }

    public static void empty(TRef<?> cell) {
        if (!cell.isEmpty()) {
            throw new IllegalStateException("release on a full TRef");
        }
    }
}
