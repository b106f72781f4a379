// The window as every kernel sees it: where things are in it, and looking for what has come in.

struct window *window;

// How many kernels there are, which does not change.
static u32 kernels_there(void) {
    static u32 kernels;
    if (!kernels) {
        kernels = window->kernels;
    }
    return kernels;
}

static size_t rings_bytes(u32 kernels) {
    return (size_t)kernels * kernels * sizeof(struct ring);
}

struct ring *window_ring(u32 from, u32 to) {
    return (struct ring *)((u8 *)window + sizeof *window) + from * kernels_there() + to;
}

static u8 *window_text(void) {
    return (u8 *)window + sizeof *window + rings_bytes(kernels_there());
}

const char *window_plan(void) {
    return (const char *)window_text();
}

const char *window_words(size_t *bytes) {
    *bytes = window->words_bytes;
    return (const char *)window_text() + window->plan_bytes;
}

int host_poll(void) {
    int count = 0;
    for (u32 k = 0; k < kernels_there(); k++) {
        if (k != kernel.index) {
            count += remote_deliver(k);
        }
    }
    return count + remote_flush_stalled();
}

static int anything_came(void) {
    for (u32 k = 0; k < kernels_there(); k++) {
        if (k != kernel.index
                && arch_observe(&window_ring(k, kernel.index)->cells[take_at[k] % CELLS].sequence) == take_at[k] + 1) {
            return 1;
        }
    }
    return 0;
}
