// Parallel loops. A process's thread does the first iterations alone, which tells what the others will cost; when that is
// enough, the threads of the kernel's pool help. All claim runs of iterations, in order, until none is left. What fails
// in a run waits for the others: then the lowest run that failed goes on for the process, on the stack that it has.

enum { STRIP = 4096 }; // iterations between two looks whether a turn is over

// In compiled code and on the way to it, so that stack traces get through.
#define KEEP_FRAME __asm__ volatile("" : : "r"(__builtin_frame_address(0)))

typedef void *run_code(struct hk_process *, void *environment, u32 from, u32 to);

static void take_turns(struct process *p) {
    if (hk_preempt) {
        hk_yield(&p->abi);
    }
}

static inline __attribute__((always_inline)) void *run_alone(
        struct process *p, run_code *code, void *environment, u32 from, u32 to) {
    while (from < to) {
        take_turns(p);
        u32 end = to - from < STRIP ? to : from + STRIP;
        void *exception = code(&p->abi, environment, from, end);
        if (exception) {
            return exception;
        }
        from = end;
    }
    return 0;
}

#ifdef ARCH_THREADS

enum {
    MOST_WORKERS = 127,
    BASE_STACK = 16 << 10, // where a worker waits
    SIGNAL_STACK = 32 << 10,
    SHARES = 4,  // runs that each thread would still get if all were as long as the next one
    PROBES = 64, // the first run is so manieth a part of all
};

// In the processor's ticks, of which there are some 3,000 in a microsecond.
enum {
    LEAST_RUN = 20000,
    MOST_RUN = 1000000, // a turn is some 30,000,000
    WORTH_SHARING = 60000,
    WORTH_STARTING = 1000000, // threads
    SPIN = 100000,            // before sleeping
};

// A thread that helps, and the process that compiled code on it sees, of which it uses only the limit of the stack.
struct worker {
    struct hk_process abi; // first: compiled code holds a pointer to it
    u8 *stack;             // on which runs are done; its lowest part is a guard
    size_t stack_bytes;
    u8 *signals;     // the stack for signals' handlers
    void *base, *sp; // while it does runs, and while it does none, respectively has failed
    u32 from;        // of the run that it does or did last
    u32 failed;      // in that run
};

static struct worker workers[MOST_WORKERS];

// What threads write in turn is in cache lines of its own.
static struct {
    _Alignas(128) u32 epoch; // odd while there are runs to be claimed
    u32 sleeping;            // workers that wait for another epoch in the host
    _Alignas(128) u64 next;  // iteration that nobody has claimed
    _Alignas(128) u32 inside; // workers that may look at the loop
    u32 awaited;              // somebody waits in the host until there are none
    // Changed only when no worker is inside.
    _Alignas(128) run_code *code;
    void *environment;
    u32 end;
    u32 first_run; // iterations that take LEAST_RUN, as it seems
    // Seen by processes only.
    struct process *user; // whose loop, or failed loop, it is for
    u32 sharing;          // workers may be inside
    u32 own;              // first iteration of the process's own run
    struct worker *taken; // on whose stack the process goes on
    const uptr *frame;    // of the process's stack, where the loop is
    u64 worth;            // what a loop has to take before others help
    u32 asked, wanted, started, count;
} pool;

int on_worker(const struct hk_process *abi) {
    return (uptr)abi - (uptr)workers < sizeof workers;
}

// The worker on whose stack an address is, unless a process goes on there.
static struct worker *worker_at(uptr sp) {
    for (u32 i = 0; i < pool.count; i++) {
        struct worker *w = &workers[i];
        if (sp - (uptr)w->stack < w->stack_bytes && w != pool.taken) {
            return w;
        }
    }
    return 0;
}

static inline __attribute__((always_inline)) void *run_shares(
        struct hk_process *abi, run_code *code, void *environment, u32 *from, struct process *turns) {
    u64 least = pool.first_run;
    for (;;) {
        if (turns) {
            take_turns(turns);
        }
        u64 end = pool.end, next = arch_observe(&pool.next);
        if (next >= end) {
            return 0;
        }
        u64 run = (end - next) / (SHARES * (pool.count + 1));
        u64 most = least * (MOST_RUN / LEAST_RUN);
        run = run < least ? least : run > most ? most : run;
        next = arch_add(&pool.next, run);
        if (next >= end) {
            return 0;
        }
        run = end - next < run ? end - next : run;
        *from = (u32)next;
        u64 began = arch_ticks();
        void *exception = code(abi, environment, (u32)next, (u32)(next + run));
        if (exception) {
            return exception;
        }
        u64 ticks = arch_ticks() - began + 1;
        least = 1 + run * LEAST_RUN / ticks;
    }
}

// Leaves the worker's runs to its thread's base, which tells that it is done; what follows goes on on a process's thread.
static void leave_runs(struct worker *w) {
    arch_switch(&w->sp, w->base);
}

static void worker_fails(struct worker *w) {
    w->failed = 1;
    arch_publish(&pool.next, (u64)pool.end); // runs before it have been claimed, the others need not be done
    leave_runs(w);
}

static void worker_runs(void *argument) {
    struct worker *w = argument;
    KEEP_FRAME;
    void *exception = run_shares(&w->abi, pool.code, pool.environment, &w->from, 0);
    if (!exception) {
        leave_runs(w);
    }
    process_end(pool.user, exception);
}

// Waits for a loop that the worker has not seen yet, and gives its epoch.
static u32 worker_waits(u32 seen) {
    u64 began = arch_ticks();
    for (;;) {
        u32 epoch = arch_observe(&pool.epoch);
        if (epoch & 1 && epoch != seen) {
            return epoch;
        }
        if (arch_ticks() - began < SPIN) {
            arch_pause();
            continue;
        }
        arch_add(&pool.sleeping, 1u);
        host_sleep(&pool.epoch, epoch, NEVER);
        arch_add(&pool.sleeping, -1u);
    }
}

// Whoever closes the epoch sees that the worker is inside, or the worker sees that it is closed.
static void worker_main(void *argument) {
    struct worker *w = argument;
    host_thread_begins(w->signals, SIGNAL_STACK);
    for (u32 seen = 0;;) {
        u32 epoch = worker_waits(seen);
        arch_add(&pool.inside, 1u);
        if (arch_observe(&pool.epoch) == epoch) {
            arch_switch(&w->base, arch_stack(w->stack + w->stack_bytes, worker_runs, w));
        }
        seen = epoch;
        if (arch_add(&pool.inside, -1u) == 1 && arch_observe(&pool.awaited)) {
            host_wake(&pool.inside, 1);
        }
    }
}

// A stack suffices that suffices for each process: the same code runs on it.
static void start_workers(u32 count) {
    size_t stack = 0;
    for (struct process *p = kernel.processes; p; p = p->next) {
        stack = p->stack_bytes > stack ? p->stack_bytes : stack;
    }
    for (; pool.count < count; pool.count++) {
        struct worker *w = &workers[pool.count];
        u8 *pages = host_pages(stack + SIGNAL_STACK + BASE_STACK);
        if (!pages) {
            return;
        }
        host_guard(pages, GUARD);
        w->stack = pages;
        w->stack_bytes = stack;
        w->signals = pages + stack;
        w->abi.stack_limit = pages + GUARD + RESERVE;
        if (host_thread(w->signals + SIGNAL_STACK + BASE_STACK, worker_main, w)) {
            host_release(pages, stack + SIGNAL_STACK + BASE_STACK);
            return;
        }
    }
}

// How many would help; they need not be there yet.
static u32 workers_wanted(void) {
    if (!pool.asked) {
        u64 threads = host_setting("HELIAC_WORKERS");
        pool.asked = 1;
        pool.worth = threads ? WORTH_SHARING : WORTH_STARTING;
        threads = threads ? threads : host_processors();
        pool.wanted = (u32)(threads > MOST_WORKERS ? MOST_WORKERS : threads ? threads - 1 : 0);
    }
    return pool.wanted;
}

static int pool_is_free(void) {
    if (!pool.started) {
        pool.started = 1;
        pool.worth = WORTH_SHARING;
        start_workers(pool.wanted);
    }
    return pool.count && !pool.user;
}

static void close_loop(void) {
    arch_publish(&pool.next, (u64)pool.end);
    arch_add(&pool.epoch, 1u);
    pool.sharing = 0;
}

// Waits until no worker is inside. Other processes go on meanwhile, unless this one must not wait for them.
static void await_workers(struct process *turns) {
    u64 began = arch_ticks();
    for (u32 inside; (inside = arch_observe(&pool.inside));) {
        if (turns && (hk_preempt || hk_kernel.handoff || kernel.ready_first)) {
            hk_yield(&turns->abi);
            began = arch_ticks();
        } else if (arch_ticks() - began < SPIN) {
            arch_pause();
        } else {
            enum { SOON = 1000 * 1000 };
            arch_publish(&pool.awaited, 1u);
            arch_fence();
            host_sleep(&pool.inside, inside, SOON);
            arch_publish(&pool.awaited, 0u);
        }
    }
}

static struct worker *lowest_failed(void) {
    struct worker *lowest = 0;
    for (u32 i = 0; i < pool.count; i++) {
        struct worker *w = &workers[i];
        if (w->failed && (!lowest || w->from < lowest->from)) {
            lowest = w;
        }
    }
    return lowest;
}

// The process goes on where the worker failed, and never comes back. The pool is its own until it is gone.
_Noreturn static void go_on_at(struct process *p, struct worker *w) {
    pool.taken = w;
    p->below.stack = p->stack;
    p->below.stack_bytes = p->stack_bytes;
    p->below.frame = pool.frame;
    p->stack = w->stack;
    p->stack_bytes = w->stack_bytes;
    p->abi.stack_limit = w->abi.stack_limit;
    arch_switch(&p->below.sp, w->sp);
    __builtin_unreachable();
}

struct hk_process *hk_failing(struct hk_process *abi) {
    if (on_worker(abi)) {
        worker_fails((struct worker *)abi);
        return &pool.user->abi;
    }
    struct process *p = (struct process *)abi;
    if (pool.user == p && pool.sharing) {
        close_loop();
        await_workers(p);
        struct worker *lowest = lowest_failed();
        if (lowest && lowest->from < pool.own) {
            go_on_at(p, lowest);
        }
        pool.user = 0;
    }
    return abi;
}

_Noreturn static void worker_faulted(const char *why) {
    worker_fails(worker_at((uptr)__builtin_frame_address(0)));
    process_fault(pool.user, why);
}

int loop_faulting(uptr sp, struct faulting *at) {
    struct worker *w = worker_at(sp);
    if (w) {
        *at = (struct faulting){w->stack, w->stack + w->stack_bytes, worker_faulted};
    }
    for (u32 i = 0; i < pool.count && !w; i++) {
        u8 *base = workers[i].signals + SIGNAL_STACK;
        if (sp - (uptr)base < BASE_STACK) {
            at->then = 0;
        }
    }
    return w != 0;
}

// Before a process is gone, its loop is.
void loop_release(struct process *p) {
    if (pool.user != p) {
        return;
    }
    if (pool.sharing) {
        close_loop();
        await_workers(0);
    }
    pool.user = 0;
    pool.taken = 0;
}

static inline __attribute__((always_inline)) void *run_together(
        struct process *p, run_code *code, void *environment, u32 from, u32 to, u32 first_run) {
    pool.user = p;
    pool.code = code;
    pool.environment = environment;
    pool.end = to;
    pool.first_run = first_run;
    pool.own = from;
    pool.frame = __builtin_frame_address(0);
    pool.sharing = 1;
    for (u32 i = 0; i < pool.count; i++) {
        workers[i].failed = 0;
    }
    arch_publish(&pool.next, (u64)from);
    arch_add(&pool.epoch, 1u);
    if (arch_observe(&pool.sleeping)) {
        host_wake(&pool.epoch, pool.count);
    }
    void *exception = run_shares(&p->abi, code, environment, &pool.own, p);
    if (exception) { // hk_failing has ended the loop
        return exception;
    }
    close_loop();
    await_workers(p);
    struct worker *lowest = lowest_failed();
    if (lowest) {
        go_on_at(p, lowest);
    }
    pool.user = 0;
    return 0;
}

// Alone while it is not known that it is worth more, or as long as another process has the pool.
static inline __attribute__((always_inline)) void *run_probing(struct process *p, run_code *code, void *environment, u32 to) {
    u32 run = to / PROBES < STRIP ? to / PROBES + 1 : STRIP;
    for (u32 from = 0; from < to;) {
        take_turns(p);
        u32 end = to - from < run ? to : from + run;
        u64 began = arch_ticks();
        void *exception = code(&p->abi, environment, from, end);
        if (exception) {
            return exception;
        }
        u64 ticks = arch_ticks() - began + 1;
        u32 done = end - from, left = to - end;
        from = end;
        int enough = ticks > pool.worth || ticks * left > pool.worth * done; // ticks is small in what is multiplied
        if (left && enough && pool_is_free()) {
            return run_together(p, code, environment, from, to, (u32)(1 + (u64)done * LEAST_RUN / ticks));
        }
        run = run < STRIP / 2 ? 2 * run : STRIP;
    }
    return 0;
}

#else

int on_worker(const struct hk_process *abi) {
    return 0;
}

void loop_release(struct process *p) {}

int loop_faulting(uptr sp, struct faulting *at) {
    return 0;
}

struct hk_process *hk_failing(struct hk_process *abi) {
    return abi;
}

#endif

void hk_par(struct hk_process *abi, run_code *code, void *environment, u32 iterations) {
    struct process *p = (struct process *)abi;
    KEEP_FRAME;
#ifdef ARCH_THREADS
    void *exception = workers_wanted() && iterations > 1 ? run_probing(p, code, environment, iterations)
                                                         : run_alone(p, code, environment, 0, iterations);
#else
    void *exception = run_alone(p, code, environment, 0, iterations);
#endif
    if (exception) {
        process_end(p, exception);
    }
}
