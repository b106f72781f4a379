// One run queue. A process that a message wakes runs next, so that a conversation hands the processor back and forth.

struct kernel kernel;
struct hk_kernel hk_kernel;

static void enqueue(struct process *p) {
    p->next_ready = 0;
    if (kernel.ready_last) {
        kernel.ready_last->next_ready = p;
    } else {
        kernel.ready_first = p;
    }
    kernel.ready_last = p;
}

void ready(struct process *p) {
    if (!hk_kernel.handoff && hk_kernel.handoffs < HK_HANDOFFS) {
        hk_kernel.handoff = &p->abi;
        hk_kernel.handoffs++;
    } else {
        enqueue(p);
    }
}

static struct process *timed; // processes that wait no longer than until a time, the earliest first

static void timer_start(struct process *p, u64 deadline) {
    p->deadline = deadline;
    if (deadline != NEVER) {
        struct process **at = &timed;
        while (*at && (*at)->deadline <= deadline) {
            at = &(*at)->next_timed;
        }
        p->next_timed = *at;
        *at = p;
    }
}

static void timer_stop(struct process *p) {
    for (struct process **at = &timed; *at; at = &(*at)->next_timed) {
        if (*at == p) {
            *at = p->next_timed;
            return;
        }
    }
}

// Makes ready whose time has come.
static void timers_expire(void) {
    if (!timed) {
        return;
    }
    u64 now = host_nanos();
    while (timed && timed->deadline <= now) {
        struct process *p = timed;
        timed = p->next_timed;
        if (p->selecting) {
            p->selecting = 0;
            enqueue(p);
        }
    }
}

static struct process *pick(void) {
    struct process *p = (struct process *)hk_kernel.handoff;
    if (p) {
        hk_kernel.handoff = 0;
        return p;
    }
    timers_expire();
    p = kernel.ready_first;
    if (p) {
        kernel.ready_first = p->next_ready;
        if (!kernel.ready_first) {
            kernel.ready_last = 0;
        }
        hk_kernel.handoffs = 0;
    }
    return p;
}

static void run(void **save, struct process *next) {
    hk_kernel.current = &next->abi;
    arch_switch(save, next->abi.sp);
}

// Gives the processor away. With other kernels about, the loop looks at what they sent between two queue turns.
static void leave(struct process *p) {
    struct process *next = hk_kernel.handoff || !host_connected() ? pick() : 0;
    if (!next) {
        hk_kernel.current = 0;
        arch_switch(&p->abi.sp, kernel.idle_sp);
    } else if (next != p) {
        run(&p->abi.sp, next);
    }
}

void hk_wait(struct hk_process *abi, struct hk_end *end) {
    while (end->head == end->tail && !end->closed) {
        end->waiter = abi;
        leave((struct process *)abi);
    }
}

volatile u32 hk_preempt;

// The end of a turn: behind everyone else who is ready.
void hk_yield(struct hk_process *abi) {
    struct process *p = (struct process *)abi;
    if (on_worker(abi)) {
        return; // the thread of the processes takes turns
    }
    hk_preempt = 0;
    output_flush();
    timers_expire();
    if (hk_kernel.handoff || kernel.ready_first || host_connected()) {
        enqueue(p);
        leave(p);
    }
}

static void entered(void *argument) {
    struct process *p = argument;
    process_end(p, p->program->start(&p->abi, p->ports));
}

struct process *process_make(const struct hk_program *program, size_t heap, size_t stack) {
    struct process *p = exchange_get(sizeof *p);
    void **ports = exchange_get((program->port_count + 1) * sizeof *ports);
    u8 *stack_pages = host_pages(stack + GUARD);
    if (!p || !ports || !stack_pages || !heap_make(&p->heap, heap)) {
        return 0;
    }
    host_guard(stack_pages, GUARD);
    p->program = program;
    p->ports = ports;
    p->stack = stack_pages;
    p->stack_bytes = stack + GUARD;
    p->abi.stack_limit = stack_pages + GUARD + RESERVE;
    p->next = kernel.processes;
    kernel.processes = p;
    return p;
}

void process_start(struct process *p) {
    p->abi.sp = arch_stack(p->stack + p->stack_bytes, entered, p);
    kernel.live++;
    p->next_ready = 0;
    hk_kernel.handoffs = HK_HANDOFFS; // starts in order
    ready(p);
}

// Never on the stack that is given back: the boot stack does it.
static void reap(struct process *p) {
    vectors_release(p);
    ends_release(p);
    if (p->below.stack) {
        host_release(p->below.stack, p->below.stack_bytes);
    } else {
        host_release(p->stack, p->stack_bytes);
    }
    heap_release(&p->heap);
    p->stack = 0;
    kernel.live--;
}

static struct process *dead;

_Noreturn static void gone(struct process *p) {
    loop_release(p);
    dead = p;
    hk_kernel.current = 0;
    void *nowhere;
    arch_switch(&nowhere, kernel.idle_sp);
    __builtin_unreachable();
}

_Noreturn void process_fault(struct process *p, const char *why) {
    p->faulted = 1;
    kernel.faults++;
    say((const char *const[]){"heliac: process ", p->program->name, " ended by ", why, 0});
    gone(p);
}

// An exception's text may have many lines; they are written together.
static int tell_exception(const char *name, const struct hk_vector *text) {
    static const char begin[] = "heliac: process ", ended[] = " ended by ";
    size_t length = text_length(name), bytes = sizeof begin + sizeof ended + length + text->length;
    char *line = exchange_get(bytes), *at = line;
    if (!line) {
        return 0;
    }
    copy(at, begin, sizeof begin - 1);
    copy(at += sizeof begin - 1, name, length);
    copy(at += length, ended, sizeof ended - 1);
    copy(at += sizeof ended - 1, text->data, text->length);
    at += text->length;
    if (at[-1] != '\n') {
        *at++ = '\n';
    }
    output_flush();
    host_write(2, line, (size_t)(at - line));
    exchange_put(line, bytes);
    return 1;
}

_Noreturn void process_end(struct process *p, void *exception) {
    if (!exception) {
        gone(p);
    }
    struct hk_vector *text = p->program->describe(&p->abi, exception);
    int told = text && tell_exception(p->program->name, text);
    if (text) {
        hk_vector_free(&p->abi, text);
    }
    if (!told) {
        process_fault(p, "an exception");
    }
    p->faulted = 1;
    kernel.faults++;
    gone(p);
}

_Noreturn void hk_leave_trap(struct hk_process *abi, u32 trap) {
    static const char *const reasons[] = {
        "a null reference", "an index out of bounds", "a division by zero", "a negative size",
        "a wrong cast", "exhausted memory", "an exhausted stack", "a wrong element",
        "an impossible copy"};
    process_fault((struct process *)abi, reasons[trap]);
}

static void report_stuck(void) {
    for (struct process *p = kernel.processes; p; p = p->next) {
        if (p->stack) {
            say((const char *const[]){
                "heliac: process ", p->program->name, " waits for a message that cannot come", 0});
            kernel.faults++;
        }
    }
}

void schedule_loop(void) {
    host_turns(1);
    for (;;) {
        int came = host_connected() ? host_poll() : 0;
        struct process *next = pick();
        if (next) {
            run(&kernel.idle_sp, next);
            if (dead) {
                reap(dead);
                dead = 0;
            }
        } else if (!came) {
            output_flush();
            if (!host_idle(timed ? timed->deadline : NEVER) && !hk_kernel.handoff && !kernel.ready_first) {
                report_stuck();
                return;
            }
        }
    }
}
