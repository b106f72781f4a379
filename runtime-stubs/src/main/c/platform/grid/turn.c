// The kernel of a grid has one process, and so no queue: who waits looks for what came until it is there.

struct kernel kernel;
struct hk_kernel hk_kernel;

void ready(struct process *p) {
    (void)p;
}

static u64 until = NEVER; // the process waits, at the longest

static void timer_start(struct process *p, u64 deadline) {
    (void)p;
    until = deadline;
}

static void timer_stop(struct process *p) {
    (void)p;
    until = NEVER;
}

static void report_stuck(const struct process *p) {
    say((const char *const[]){"heliac: process ", p->program->name, " waits for a message that cannot come", 0});
    kernel.faults++;
}

static u32 tells;

_Noreturn static void finish(i32 status) {
    if (tells) {
        accounts();
    }
    tell();
    arch_publish(&window->record[kernel.index].state, FINISHED);
    work.loop = WORK_STOP;
    arch_publish(&work.round, work.round + 1);
    grid_ring(&work.round);
    beside->status = status;
    arch_publish(&beside->state, GRID_ENDED);
    ask();
    grid_exit();
}

_Noreturn void host_exit(int status) {
    finish(status);
}

static void close_waiting(void);

static void leave(struct process *p) {
    close_waiting();
    if (!host_poll() && !host_idle(until)) {
        report_stuck(p);
        finish(0);
    }
}

void hk_wait(struct hk_process *abi, struct hk_end *end) {
    while (end->head == end->tail && !end->closed) {
        end->waiter = abi;
        leave((struct process *)abi);
    }
    end->waiter = 0;
}

void hk_yield(struct hk_process *p) {
    (void)p;
}

struct process *process_make(const struct hk_program *program, size_t heap, size_t stack) {
    (void)heap;
    (void)stack;
    struct process *p = exchange_get(sizeof *p);
    void **ports = exchange_get((program->port_count + 1) * sizeof *ports);
    if (!p || !ports) {
        return 0;
    }
    p->program = program;
    p->ports = ports;
    p->next = kernel.processes;
    kernel.processes = p;
    return p;
}

void process_start(struct process *p) {
    kernel.live++;
    hk_kernel.current = &p->abi;
}

// The process is no more; what it sent still has to arrive, and others may still send to it.
_Noreturn static void gone(struct process *p) {
    vectors_release(p);
    ends_release(p);
    kernel.live--;
    tell();
    do {
        do {
            close_waiting();
        } while (host_poll());
    } while (host_idle(NEVER));
    finish(0);
}

_Noreturn void process_fault(struct process *p, const char *why) {
    kernel.faults++;
    say((const char *const[]){"heliac: process ", p->program->name, " ended by ", why, 0});
    gone(p);
}

static const char *signed_decimal(i64 n, char buffer[24]) {
    if (n >= 0) {
        return decimal((u64)n, buffer);
    }
    char digits[24];
    const char *from = decimal(0 - (u64)n, digits);
    buffer[0] = '-';
    copy(buffer + 1, from, text_length(from) + 1);
    return buffer;
}

// As the exceptions of the JVM tell themselves.
static void tell_failure(const struct process *p) {
    static const char classes[][52] = { // no pointers: PTX has no addresses of globals relative to others
        "java.lang.NullPointerException", "java.lang.ArrayIndexOutOfBoundsException: Index ", "java.lang.ArithmeticException: / by zero",
        "java.lang.NegativeArraySizeException: ", "java.lang.ClassCastException", "java.lang.OutOfMemoryError",
        "java.lang.StackOverflowError", "java.lang.ArrayStoreException", "java.lang.ArrayIndexOutOfBoundsException"};
    char first[24], second[24];
    const char *what = failure.what ? failure.what : classes[failure.trap];
    const char *a = "", *between = "", *b = "";
    if (!failure.what && (failure.trap == HK_TRAP_BOUNDS || failure.trap == HK_TRAP_NEGATIVE)) {
        a = signed_decimal(failure.first, first);
    }
    if (!failure.what && failure.trap == HK_TRAP_BOUNDS) {
        between = " out of bounds for length ";
        b = signed_decimal(failure.second, second);
    }
    const char *parts[7 + 2 * MOST_FRAMES + 1] = {"heliac: process ", p->program->name, " ended by ", what, a, between, b};
    for (u32 i = 0; i < failure.frames; i++) {
        parts[7 + 2 * i] = "\n\tat ";
        parts[8 + 2 * i] = failure.where[i];
    }
    say_all(parts);
}

_Noreturn void process_end(struct process *p, void *exception) {
    if (exception) {
        kernel.faults++;
        tell_failure(p);
    }
    gone(p);
}

_Noreturn void hk_exit(struct hk_process *abi, i32 status) {
    if (!kernel.status) {
        kernel.status = (u8)status;
    }
    process_end((struct process *)abi, 0);
}

i64 hk_clock_nanos(struct hk_process *p) {
    return (i64)host_nanos();
}

i64 hk_clock_millis(struct hk_process *p) {
    return (i64)host_millis();
}

void output_flush(void) {}

static void run_loop(u32 loop, u32 worker, u32 workers) {
    RUN_LOOP(loop, worker, workers);
}

// The boot plan with the words behind it, brought here by all threads: one would wait for the bus at each byte.
static const char *plan_here(size_t bytes) {
    char *here = host_pages(bytes);
    if (!here) {
        refuse("is too long:", "no memory");
    }
    move_all(WORK_COPY, here, window_plan(), bytes);
    return here;
}

_Noreturn static void lead(const struct grid_start *start) {
    static struct plan plan;
    window = start->window;
    beside = start->host;
    grid_clock(start);
    epoch = start->now - grid_nanos();
    tells = start->tells;
    kernel.index = start->index;
    memory_take(start->memory, start->bytes);
    check_memory(start->memory, start->bytes);
    size_t plan_bytes = (size_t)(window_words(&plan.words_bytes) - window_plan());
    const char *text = plan_here(plan_bytes + plan.words_bytes);
    plan.words = text + plan_bytes;
    run_plan(&plan, text);
    tell();
    arch_publish(&window->record[kernel.index].state, RUNS);
    arch_publish(&beside->state, GRID_RUNS);
    struct process *p = kernel.processes;
    if (!p) {
        refuse("has no process for kernel", "of a grid");
    }
    process_end(p, RUN_START(&p->abi, p->ports));
}

void hk_grid(GRID_GIVEN struct grid_start *start) {
    if (grid_block() != 0) {
        follow();
    } else if (grid_thread() == 0) {
        grid_prepare();
        lead((struct grid_start *)start);
    }
}
