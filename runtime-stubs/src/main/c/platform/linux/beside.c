// The program beside a grid: starts it, prints what it says, and wakes the kernels that it asks for.
//   kernel --satellite DESCRIPTOR INDEX

static struct window *map_window(int descriptor) {
    i64 bytes = arch_file_end(descriptor);
    long at = bytes < (i64)sizeof(struct window) ? -1 : arch_map(0, (long)bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor);
    window_bytes = (size_t)bytes;
    return failed(at) ? 0 : (struct window *)at;
}

static void futex_wake(u32 *word) {
    enum { FUTEX_WAKE = 1 };
    host_call(CALL_FUTEX, (long)word, FUTEX_WAKE, INT32_MAX, 0, 0, 0);
}

static void print_for(struct grid_host *grid) {
    u32 bytes = arch_observe(&grid->text_bytes);
    if (bytes) {
        host_write((int)grid->text_to, grid->text, bytes < GRID_TEXT ? bytes : GRID_TEXT);
        arch_publish(&grid->text_bytes, 0);
        futex_wake(&grid->text_bytes);
    }
}

static void wake_for(const struct grid_host *grid, struct window *window) {
    static u32 woken[MOST_KERNELS];
    for (u32 k = 0; k < window->kernels && k < MOST_KERNELS; k++) {
        u32 wanted = arch_observe(&grid->wake[k]);
        if (wanted != woken[k]) {
            woken[k] = wanted;
            futex_wake(&window->record[k].doorbell);
        }
    }
}

__attribute__((used)) _Noreturn void boot(uptr *stack) {
    uptr count = stack[0];
    char **words = (char **)(stack + 1);
    host_environment = words + count + 1;
    if (count != 4 || !text_equal(words[1], "--satellite")) {
        give_up("a kernel for a grid is started by `heliac run`");
    }
    host_kernel_path = words[0];
    struct grid_start start = {
        .window = map_window((int)text_number(words[2])),
        .now = host_millis() * NANOS_IN_MILLI,
        .index = (u32)text_number(words[3]),
        .tells = host_setting("HELIAC_STATS") != 0};
    if (!start.window || start.index >= MOST_KERNELS) {
        give_up("a satellite cannot map the shared window");
    }
    struct grid_host *grid = grid_begin(&start);
    u32 state;
    do {
        u32 bell = arch_observe(&grid->bell);
        state = arch_observe(&grid->state);
        print_for(grid);
        wake_for(grid, start.window);
        if (state != GRID_ENDED) {
            grid_rest(grid, bell);
        }
    } while (state != GRID_ENDED);
    host_exit(grid->status);
}
