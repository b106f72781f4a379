enum { MAGIC = 0x4b4c4548, SPINS = 2000, SPINS_ALONE = 100, NAP = 100 * 1000 * 1000 };

static long children[MOST_KERNELS];
static u32 told_live = ~0u;
static int window_descriptor = -1;
static u64 alarm = NEVER; // when a process of this kernel has waited long enough

static int map_window(int descriptor, size_t bytes) {
    long at = arch_map(0, (long)bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor);
    window = failed(at) ? 0 : (struct window *)at;
    return window != 0;
}

static u64 processors[16]; // that the coordinator was given, a bit each

// Each kernel has processors of its own when there are enough: on one, two would wait for each other's spinning.
static void take_processors(u32 index) {
    u64 mine[sizeof processors / sizeof *processors] = {0};
    enum { BITS = 64 };
    u32 there = 0;
    for (u32 i = 0; i < BITS * sizeof processors / sizeof *processors; i++) {
        u64 bit = (u64)1 << i % BITS;
        if (processors[i / BITS] & bit) {
            mine[i / BITS] |= there++ % window->kernels == index ? bit : 0;
        }
    }
    if (there >= window->kernels) {
        host_call(CALL_SETAFFINITY, 0, sizeof mine, (long)mine, 0, 0, 0);
    }
}

int window_create(u32 kernels, const char *plan, size_t plan_bytes, const char *words, size_t words_bytes) {
    size_t bytes = sizeof *window + rings_bytes(kernels) + plan_bytes + words_bytes;
    long descriptor = host_call(CALL_MEMFD, (long)"heliac", 0, 0, 0, 0, 0);
    if (failed(descriptor) || failed(host_call(CALL_FTRUNCATE, descriptor, (long)bytes, 0, 0, 0, 0))
            || !map_window((int)descriptor, bytes)) {
        return 0;
    }
    window_descriptor = (int)descriptor;
    for (u32 k = 1; k < kernels; k++) {
        window->record[k].state = FINISHED; // until it is launched: a plan may leave kernels out
    }
    window->magic = MAGIC;
    window->kernels = kernels;
    window->plan_bytes = (u32)plan_bytes;
    window->words_bytes = (u32)words_bytes;
    copy(window_text(), plan, plan_bytes);
    copy(window_text() + plan_bytes, words, words_bytes);
    host_call(CALL_GETAFFINITY, 0, sizeof processors, (long)processors, 0, 0, 0);
    take_processors(0);
    return 1;
}

int window_attach(int descriptor, u32 index) {
    i64 bytes = arch_file_end(descriptor);
    return bytes >= (i64)sizeof *window && map_window(descriptor, (size_t)bytes) && window->magic == MAGIC
            && index < window->kernels;
}

int host_connected(void) {
    return !hk_alone && window;
}

static void window_wake(u32 index) {
    enum { FUTEX_WAKE = 1 };
    struct kernel_record *record = &window->record[index];
    arch_fence();
    if (arch_observe(&record->sleeping)) {
        arch_publish(&record->doorbell, record->doorbell + 1);
        host_call(CALL_FUTEX, (long)&record->doorbell, FUTEX_WAKE, 1, 0, 0, 0);
    }
}

static void tell(void) {
    struct kernel_record *mine = &window->record[kernel.index];
    mine->faults = kernel.faults;
    mine->status = kernel.status;
    arch_publish(&mine->live, kernel.live);
    if (told_live != kernel.live) {
        told_live = kernel.live;
        if (kernel.index) {
            window_wake(0);
        }
    }
}

static void watch_children(void) {
    enum { WNOHANG = 1 };
    for (u32 k = 1; k < window->kernels; k++) {
        int status = 0;
        if (children[k] && host_call(CALL_WAIT4, children[k], (long)&status, WNOHANG, 0, 0, 0) == children[k]) {
            children[k] = 0;
            if (window->record[k].state != FINISHED) {
                char number[24];
                say((const char *const[]){"heliac: kernel ", decimal(k, number), " died; its processes are gone", 0});
                window->record[k].state = LOST;
                window->record[k].live = 0;
                kernel.faults++;
                remote_lost(k);
            }
        }
    }
}

// Whether a kernel has been sent something that it has not taken yet; those that are no more take nothing.
static int anything_waits(void) {
    for (u32 to = 0; to < window->kernels; to++) {
        for (u32 from = 0; from < window->kernels && arch_observe(&window->record[to].state) < FINISHED; from++) {
            struct ring *ring = window_ring(from, to);
            u32 at = arch_observe(&ring->tail);
            if (arch_observe(&ring->cells[at % CELLS].sequence) == at + 1) {
                return 1;
            }
        }
    }
    return 0;
}

// Whether all kernels sleep with nothing under way: either all is done, or what is left waits for ever.
static int all_quiet(u32 *progress) {
    u32 sent = 0, received = 0, lost = 0;
    for (u32 k = 0; k < window->kernels; k++) {
        struct kernel_record *r = &window->record[k];
        u32 state = arch_observe(&r->state);
        if (state == LOST) {
            lost++;
            continue;
        }
        if (state == BOOTING || (k && state != FINISHED && arch_observe(&r->sleeping) != ASLEEP)) { // nobody sleeps that was not launched
            return 0;
        }
        sent += r->sent;
        received += r->received;
    }
    *progress = sent + received;
    return (lost || sent == received) && !stalled && alarm == NEVER && !anything_waits();
}

static u32 lost_kernels(void) {
    u32 n = 0;
    for (u32 k = 1; k < window->kernels; k++) {
        n += window->record[k].state == LOST;
    }
    return n;
}

// Until the word is not as it was any more, the alarm, or for so long, less than a second.
static void doze(const u32 *word, u32 was, u32 nanos) {
    enum { FUTEX_WAIT = 0 };
    if (alarm != NEVER) {
        u64 now = host_nanos();
        nanos = alarm <= now ? 0 : alarm - now < nanos ? (u32)(alarm - now) : nanos;
    }
    if (nanos) {
        long time[2] = {0, (long)nanos};
        host_turns(0);
        host_call(CALL_FUTEX, (long)word, FUTEX_WAIT, was, (long)time, 0, 0);
        host_turns(1);
    }
}

static void nap(void) {
    struct kernel_record *mine = &window->record[kernel.index];
    u32 bell = arch_observe(&mine->doorbell);
    arch_publish(&mine->sleeping, stalled || alarm != NEVER ? ASLEEP_WITH_WORK : ASLEEP);
    arch_fence();
    static u32 told_received = ~0u;
    if (kernel.index && !kernel.live && told_received != mine->received) { // the coordinator may wait for just this
        told_received = mine->received;
        window_wake(0);
    }
    u32 progress;
    int over = kernel.index ? arch_observe(&window->shutdown) != 0 : all_quiet(&progress);
    if (!over && !anything_came()) {
        doze(&mine->doorbell, bell, stalled ? NAP / 100 : NAP);
    }
}

int host_idle(u64 until) {
    alarm = until;
    if (!host_connected()) {
        static u32 nobody;
        if (until != NEVER) {
            doze(&nobody, 0, NAP);
        }
        return until != NEVER;
    }
    struct kernel_record *mine = &window->record[kernel.index];
    tell();
    for (u32 i = 0; i < SPINS; i++) {
        if (anything_came()) {
            return 1;
        }
        if (i < SPINS_ALONE) {
            arch_pause();
        } else { // the other kernel may be waiting for this very processor
            host_call(CALL_YIELD, 0, 0, 0, 0, 0, 0);
            i += SPINS_ALONE;
        }
    }
    nap();
    if (kernel.index) {
        int over = arch_observe(&window->shutdown) != 0;
        arch_publish(&mine->sleeping, AWAKE);
        return !over;
    }
    watch_children();
    u32 lost = lost_kernels();
    u32 before = 0, after = 0; // twice: the counts of several kernels are not read at one time
    int quiet = all_quiet(&before) && all_quiet(&after) && before == after && lost == lost_kernels();
    arch_publish(&mine->sleeping, AWAKE);
    return !quiet || anything_came();
}

// Looks for a program as a shell does, and runs it; returns only when that fails.
static void execute(char **words) {
    host_call(CALL_EXECVE, (long)words[0], (long)words, (long)host_environment, 0, 0, 0);
    const char *path = 0;
    for (char **e = host_environment; *e; e++) {
        if ((*e)[0] == 'P' && (*e)[1] == 'A' && (*e)[2] == 'T' && (*e)[3] == 'H' && (*e)[4] == '=') {
            path = *e + 5;
        }
    }
    char name[4096];
    while (path && *path) {
        size_t n = 0;
        while (*path && *path != ':' && n < sizeof name - 258) {
            name[n++] = *path++;
        }
        path += *path == ':';
        name[n++] = '/';
        for (const char *s = words[0]; *s && n < sizeof name - 1; s++) {
            name[n++] = *s;
        }
        name[n] = 0;
        host_call(CALL_EXECVE, (long)name, (long)words, (long)host_environment, 0, 0, 0);
    }
}

// The caller has left room for the descriptor's number in the words.
int window_launch(u32 index, char **words, char **descriptor_word) {
    char number[24];
    *descriptor_word = (char *)decimal((u64)window_descriptor, number);
    window->record[index].state = BOOTING;
    long self = host_call(CALL_GETPID, 0, 0, 0, 0, 0, 0);
    long child = host_call(CALL_FORK, 0, 0, 0, 0, 0, 0);
    if (child == 0) {
        take_processors(index);
        // Kept across exec: a satellite ends with its coordinator, whatever ends that.
        enum { PR_SET_PDEATHSIG = 1, SIGKILL = 9 };
        host_call(CALL_PRCTL, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0, 0);
        if (host_call(CALL_GETPPID, 0, 0, 0, 0, 0, 0) != self) {
            host_exit(3); // it ended before it could be watched
        }
        execute(words);
        say((const char *const[]){"heliac: cannot run ", words[0], 0});
        host_exit(3);
    }
    children[index] = child;
    return !failed(child);
}

void window_ready(void) {
    tell();
    arch_publish(&window->record[kernel.index].state, RUNS);
}

// Ends the satellites and adds up what they had to say.
void window_finish(void) {
    tell();
    arch_publish(&window->record[kernel.index].state, FINISHED);
    if (kernel.index) {
        return;
    }
    arch_publish(&window->shutdown, 1);
    for (u32 k = 1; k < window->kernels; k++) {
        struct kernel_record *record = &window->record[k];
        arch_publish(&record->doorbell, record->doorbell + 1);
        host_call(CALL_FUTEX, (long)&record->doorbell, 1, 1, 0, 0, 0);
        int status = 0;
        if (children[k]) {
            host_call(CALL_WAIT4, children[k], (long)&status, 0, 0, 0, 0);
        }
        kernel.faults += record->faults;
        kernel.status = kernel.status ? kernel.status : record->status;
    }
}
