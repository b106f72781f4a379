// A grid of threads on the processor, which stands in for a GPU. What a thread is lies where its %fs points.

#ifdef HK_SANITIZE
enum { TILE_BYTES = 2 << 20 }; // with gaps behind vectors, which may have one byte each
#else
enum { TILE_BYTES = 48 << 10 };
#endif

// Where a block's threads meet, and what they share.
struct grid_meeting {
    u32 arrived, round;
    u32 said[2]; // at this meeting, and at the next
    _Alignas(16) u8 tile[TILE_BYTES];
};

struct grid_seat {
    struct grid_seat *self;
    u32 block, blocks, thread, threads;
    struct grid_meeting *meeting;
#ifdef HK_SANITIZE
    u32 phase; // counts the barriers that the thread has passed, which are those of its block
#endif
};

static inline const struct grid_seat *grid_seat(void) {
    const struct grid_seat *seat;
    __asm__("mov %%fs:0, %0" : "=r"(seat));
    return seat;
}

static inline u32 grid_block(void) {
    return grid_seat()->block;
}

static inline u32 grid_blocks(void) {
    return grid_seat()->blocks;
}

static inline u32 grid_thread(void) {
    return grid_seat()->thread;
}

static inline u32 grid_threads(void) {
    return grid_seat()->threads;
}

enum { GRID_SPINS = 200, GRID_DOZE = 10 * 1000 * 1000 };

// At the longest for so many nanoseconds, less than a second; 0 for ever.
static inline void grid_sleep(u32 *word, u32 was, long nanos) {
    enum { FUTEX_WAIT = 0 };
    long time[2] = {0, nanos};
    host_call(CALL_FUTEX, (long)word, FUTEX_WAIT, was, nanos ? (long)time : 0, 0, 0);
}

static inline void grid_await(u32 *word, u32 was) {
    for (u32 i = 0; arch_observe(word) == was; i++) {
        if (i < GRID_SPINS) {
            arch_pause();
        } else {
            grid_sleep(word, was, 0);
        }
    }
}

static inline void grid_ring(u32 *word) {
    enum { FUTEX_WAKE = 1 };
    host_call(CALL_FUTEX, (long)word, FUTEX_WAKE, INT32_MAX, 0, 0, 0);
}

static inline void grid_barrier(void) {
    struct grid_meeting *m = grid_seat()->meeting;
    u32 round = arch_observe(&m->round);
    if (__atomic_add_fetch(&m->arrived, 1, __ATOMIC_ACQ_REL) == grid_threads()) {
        m->arrived = 0;
        m->said[(round + 1) & 1] = 0;
        arch_publish(&m->round, round + 1);
        grid_ring(&m->round);
    } else {
        grid_await(&m->round, round);
    }
#ifdef HK_SANITIZE
    grid_seat()->self->phase++;
#endif
}

static inline int grid_meet(int said) {
    struct grid_meeting *m = grid_seat()->meeting;
    u32 *any = &m->said[arch_observe(&m->round) & 1];
    if (said) {
        __atomic_store_n(any, 1, __ATOMIC_RELAXED);
    }
    grid_barrier();
    return __atomic_load_n(any, __ATOMIC_RELAXED) != 0;
}

static inline void *grid_tile(void) {
    return grid_seat()->meeting->tile;
}

static inline void grid_add(u32 *word, u32 n) {
    __atomic_fetch_add(word, n, __ATOMIC_SEQ_CST);
}

static inline int grid_swap(u32 *word, u32 old, u32 fresh) {
    return __atomic_compare_exchange_n(word, &old, fresh, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static inline void grid_doze(u32 *word, u32 was) {
    grid_sleep(word, was, GRID_DOZE);
}

static inline void grid_prepare(void) {}

static inline void grid_clock(const struct grid_start *start) {
    (void)start;
}

static inline u64 grid_nanos(void) {
    enum { MONOTONIC = 1 };
    long now[2] = {0, 0};
    host_call(CALL_CLOCK_GETTIME, MONOTONIC, (long)now, 0, 0, 0, 0);
    return (u64)now[0] * 1000000000 + (u64)now[1];
}

_Noreturn static inline void grid_exit(void) {
    host_call(CALL_EXIT, 0, 0, 0, 0, 0, 0);
    __builtin_unreachable();
}
