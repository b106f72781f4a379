// A grid sees the window, and looks for what comes in by reading it again and again. It cannot wake others: the program beside
// it does that.

static struct grid_host *beside;

enum { SPINS = 2000 };

static u64 alarm = NEVER;
static u32 bells, wakes[MOST_KERNELS]; // as the program beside it sees them
static u32 told_live = ~0u, told_faults = ~0u;
static u64 epoch; // 1970 by the grid's clock

int host_connected(void) {
    return 1;
}

static void ask(void) {
    arch_publish(&beside->bell, ++bells);
    grid_ring(&beside->bell);
}

static void window_wake(u32 index) {
    struct kernel_record *record = &window->record[index];
    arch_fence();
    if (arch_observe(&record->sleeping)) {
        arch_publish(&record->doorbell, arch_observe(&record->doorbell) + 1);
        arch_publish(&beside->wake[index], ++wakes[index]);
        ask();
    }
}

static void tell(void) {
    struct kernel_record *mine = &window->record[kernel.index];
    if (told_live == kernel.live && told_faults == kernel.faults) {
        return;
    }
    mine->faults = told_faults = kernel.faults;
    mine->status = kernel.status;
    arch_publish(&mine->live, kernel.live);
    if (told_live != kernel.live) {
        told_live = kernel.live;
        window_wake(0);
    }
}

u64 host_nanos(void) {
    return grid_nanos();
}

u64 host_millis(void) {
    enum { NANOS_IN_MILLI = 1000000 };
    return (epoch + grid_nanos()) / NANOS_IN_MILLI;
}

void host_write(int output, const void *bytes, size_t count) {
    for (size_t done = 0; done < count;) {
        size_t now = count - done < GRID_TEXT ? count - done : GRID_TEXT;
        copy(beside->text, (const u8 *)bytes + done, now);
        beside->text_to = (u32)output;
        arch_publish(&beside->text_bytes, (u32)now);
        ask();
        while (arch_observe(&beside->text_bytes)) {
            grid_doze(&beside->text_bytes, (u32)now);
        }
        done += now;
    }
}

// As say, however long it is.
static void say_all(const char *const *parts) {
    for (; *parts; parts++) {
        host_write(2, *parts, text_length(*parts));
    }
    host_write(2, "\n", 1);
}

static int over(void) {
    return arch_observe(&window->shutdown) != 0;
}

int host_idle(u64 until) {
    struct kernel_record *mine = &window->record[kernel.index];
    alarm = until;
    tell();
    for (u32 i = 0; i < SPINS; i++) {
        if (host_poll()) {
            return 1;
        }
        arch_pause();
    }
    for (u32 k = 0; k < kernels_there(); k++) {
        tell_tail(k);
    }
    u32 bell = arch_observe(&mine->doorbell);
    arch_publish(&mine->sleeping, stalled || alarm != NEVER ? ASLEEP_WITH_WORK : ASLEEP);
    arch_fence();
    static u32 told_received = ~0u;
    if (!kernel.live && told_received != records_received) { // the coordinator may wait for just this
        told_received = records_received;
        window_wake(0);
    }
    while (!over() && !anything_came() && !stalled && (alarm == NEVER || host_nanos() < alarm)) {
        grid_doze(&mine->doorbell, bell);
        bell = arch_observe(&mine->doorbell);
    }
    arch_publish(&mine->sleeping, AWAKE);
    return !over();
}
