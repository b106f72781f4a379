// One thread, the leader, runs the process. The others wait until it has a loop for them, run it, and meet at its end. The
// leader is alone in its block: a barrier of the block would make it wait for threads that wait for it.

static struct {
    u32 round;   // counts up when there is work
    u32 arrived; // blocks that have done it
    u32 loop;
    u8 *to;
    const u8 *from;
    size_t bytes;
    struct ring *ring; // between whose cells and `to` bytes are moved
    u32 at, byte;
} work;

// Not a loop of the process:
enum { WORK_STOP = ~0u, WORK_COPY = ~1u, WORK_CLEAR = ~2u, WORK_TAKE = ~3u, WORK_PUT = ~4u };

enum { MOST_FRAMES = 32 };

static struct failure {
    u32 taken;
    u32 trap;
    const char *what; // the class, where it is no trap
    i64 first, second;
    u32 frames;
    const char *where[MOST_FRAMES];
} failure;

static u32 later_failures; // what stands for them

__attribute__((noinline)) static void do_work(u32 loop) {
    work.loop = loop;
    work.arrived = 0;
    arch_publish(&work.round, work.round + 1);
    grid_ring(&work.round);
    u32 there, wanted = grid_blocks() - 1;
    while ((there = arch_observe(&work.arrived)) != wanted) {
        grid_await(&work.arrived, there);
    }
}

// A worker's part, in words of 8 bytes; what is left over is the last worker's.
static void move_part(u32 worker, u32 workers) {
    size_t words = work.bytes / 8;
    u64 *to = (u64 *)work.to;
    const u64 *from = (const u64 *)work.from;
    for (size_t i = worker; i < words; i += workers) {
        to[i] = from ? from[i] : 0;
    }
    if (worker == workers - 1) {
        for (size_t i = words * 8; i < work.bytes; i++) {
            work.to[i] = work.from ? work.from[i] : 0;
        }
    }
}

// The same between memory and cells, in words of 4 bytes.
static void move_cells_part(u32 kind, u32 worker, u32 workers) {
    u32 bytes = (u32)work.bytes, words = bytes / 4, beside;
    for (u32 i = worker; i < words; i += workers) {
        u32 *here = (u32 *)cell_byte(work.ring, work.at, work.byte + 4 * i, &beside);
        if (kind == WORK_TAKE) {
            ((u32 *)work.to)[i] = *here;
            continue;
        }
        *here = ((u32 *)work.to)[i];
        if (beside == CELL_DATA) {
            here[-1] = 0;
        }
    }
    if (worker == workers - 1) {
        move_cells(work.ring, work.at, work.byte + 4 * words, work.to + 4 * words, bytes % 4, kind == WORK_PUT);
    }
}

static void run_loop(u32 loop, u32 worker, u32 workers);

static void follow(void) {
    u32 worker = (grid_block() - 1) * grid_threads() + grid_thread(), workers = (grid_blocks() - 1) * grid_threads();
    for (u32 round = 0;; round++) {
        if (grid_thread() == 0) {
            grid_await(&work.round, round);
        }
        grid_barrier();
        u32 loop = work.loop;
        if (loop == WORK_STOP) {
            return;
        }
        if (loop >= WORK_CLEAR) {
            move_part(worker, workers);
        } else if (loop >= WORK_PUT) {
            move_cells_part(loop, worker, workers);
        } else {
            run_loop(loop, worker, workers);
        }
        grid_barrier();
        if (grid_thread() == 0) {
            grid_add(&work.arrived, 1);
            grid_ring(&work.arrived);
        }
    }
}

void *hk_grid_loop(struct hk_process *p, u32 loop) {
    do_work(loop);
    return failure.taken ? &failure : 0;
}

// Seldom, and at many places.
#define FAILING __attribute__((noinline, cold))

FAILING void hk_grid_frame(void *failed, const char *where) {
    if (failed == &failure && where && failure.frames < MOST_FRAMES) {
        failure.where[failure.frames++] = where;
    }
}

static void *fail(u32 trap, const char *what, const char *where, i64 first, i64 second) {
    if (!grid_swap(&failure.taken, 0, 1)) {
        return &later_failures;
    }
    failure.trap = trap;
    failure.what = what;
    failure.first = first;
    failure.second = second;
    hk_grid_frame(&failure, where);
    return &failure;
}

FAILING void *hk_grid_trap(struct hk_process *p, u32 trap, const char *where, i64 first, i64 second) {
    return fail(trap, 0, where, first, second);
}

FAILING void *hk_grid_throw(struct hk_process *p, const char *what, const char *where) {
    return fail(0, what, where, 0, 0);
}

// What a tile's threads, which are those of a block, know of each other. They meet at the end of a phase; when one has failed there,
// all leave, so that nobody waits for it.

u32 hk_grid_thread(void) {
    return grid_thread();
}

u32 hk_grid_threads(void) {
    return grid_threads();
}

void hk_grid_barrier(void) {
    grid_barrier();
}

void *hk_grid_meet(void *failed) {
    return grid_meet(failed != 0) && !failed ? &later_failures : failed;
}

#if !defined GRID_WHOLE
void *hk_grid_tile(void) {
    return grid_tile();
}
#endif

// Only the leader moves bytes for the kernel; where they are many, all threads help. A loop costs as much as some thousand bytes.
enum { MANY_BYTES = 16 << 10 };

static int aligned(const void *a, const void *b) {
    return (((uptr)a | (uptr)b) & 7) == 0;
}

static void move_all(u32 kind, void *to, const void *from, size_t bytes) {
    work.to = to;
    work.from = from;
    work.bytes = bytes;
    do_work(kind);
}

__attribute__((noinline)) void copy(void *to, const void *from, size_t bytes) {
    size_t done = 0;
    if (aligned(to, from)) {
        if (bytes >= MANY_BYTES) {
            move_all(WORK_COPY, to, from, bytes);
            return;
        }
        for (; done + 8 <= bytes; done += 8) {
            *(u64 *)((u8 *)to + done) = *(const u64 *)((const u8 *)from + done);
        }
    }
    for (; done < bytes; done++) {
        ((u8 *)to)[done] = ((const u8 *)from)[done];
    }
}

// As many bytes, one after the other across a bus, take as long as a loop.
enum { MANY_CELL_BYTES = 256 };

static void move_cells_together(struct ring *ring, u32 at, u32 byte, u8 *memory, u32 bytes, int out) {
    if (bytes < MANY_CELL_BYTES) {
        move_cells(ring, at, byte, memory, bytes, out);
        return;
    }
    work.ring = ring;
    work.at = at;
    work.byte = byte;
    work.to = memory;
    work.bytes = bytes;
    do_work(out ? WORK_PUT : WORK_TAKE);
}

// All of a cell at once: one look across a bus.
static const struct cell *near_cell(const struct cell *there) {
    typedef u32 four __attribute__((vector_size(16)));
    enum { FOURS = sizeof(struct cell) / sizeof(four) };
    static union {
        struct cell cell;
        four fours[FOURS];
    } near;
    four loaded[FOURS];
    for (u32 i = 0; i < FOURS; i++) {
        loaded[i] = ((const four *)there)[i];
    }
    for (u32 i = 0; i < FOURS; i++) {
        near.fours[i] = loaded[i];
    }
    return &near.cell;
}

__attribute__((noinline)) void clear(void *at, size_t bytes) {
    if (bytes >= MANY_BYTES && aligned(at, 0)) {
        move_all(WORK_CLEAR, at, 0, bytes);
        return;
    }
    for (size_t i = 0; i < bytes; i++) {
        ((u8 *)at)[i] = 0;
    }
}
