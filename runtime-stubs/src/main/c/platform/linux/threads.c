// A grid of threads in place of a GPU. One block leads; HELIAC_GRID_BLOCKS more of HELIAC_GRID_THREADS threads each follow.

enum { FOLLOWING_BLOCKS = 2, BLOCK_THREADS = 8, MOST_BLOCKS = 64, MOST_THREADS = 64, THREAD_STACK = 256 << 10 };

static struct grid_meeting meetings[MOST_BLOCKS + 1];

static u32 setting(const char *name, u32 otherwise, u32 most) {
    u64 n = host_setting(name);
    return n == 0 ? otherwise : n < most ? (u32)n : most;
}

static void enter_grid(void *start) {
    hk_grid(start);
}

// The new thread goes on in hk_grid on a stack of its own, its seat at that one's top.
static void seat_thread(struct grid_seat seat, struct grid_start *start, u8 *stack) {
    enum { CLONE_VM = 0x100, CLONE_FS = 0x200, CLONE_FILES = 0x400, CLONE_SIGHAND = 0x800, CLONE_THREAD = 0x10000,
           CLONE_SYSVSEM = 0x40000, CLONE_SETTLS = 0x80000 };
    struct grid_seat *taken = (struct grid_seat *)(stack + THREAD_STACK - 64);
    *taken = seat;
    taken->self = taken;
    taken->meeting = &meetings[seat.block];
    long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS;
    if (failed(arch_thread(flags, (u8 *)taken, taken, enter_grid, start))) {
        give_up("a grid's thread cannot be started");
    }
}

static struct grid_host *grid_begin(struct grid_start *start) {
    static struct grid_host grid;
    static struct grid_start given;
    enum { MEMORY = 1 << 30 };
    start->host = &grid;
    start->bytes = MEMORY;
    start->memory = host_pages(MEMORY);
    if (!start->memory) {
        give_up("no memory for a grid");
    }
    given = *start;
    u32 blocks = setting("HELIAC_GRID_BLOCKS", FOLLOWING_BLOCKS, MOST_BLOCKS);
    u32 threads = setting("HELIAC_GRID_THREADS", BLOCK_THREADS, MOST_THREADS);
    size_t stacks_bytes = ((size_t)blocks * threads + 1) * THREAD_STACK;
    u8 *stack = host_pages(stacks_bytes);
    if (!stack) {
        give_up("no memory for a grid's threads");
    }
    hk_check_stacks(stack, stacks_bytes);
    for (u32 b = 0; b <= blocks; b++) {
        for (u32 t = 0; t < (b ? threads : 1); t++, stack += THREAD_STACK) {
            seat_thread((struct grid_seat){.block = b, .blocks = blocks + 1, .thread = t, .threads = threads}, &given, stack);
        }
    }
    return &grid;
}

static void grid_rest(struct grid_host *grid, u32 bell) {
    grid_doze(&grid->bell, bell);
}
