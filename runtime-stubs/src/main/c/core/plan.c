// The boot plan (docs/abi.md): which process runs on which kernel, and who is connected to whom. Each kernel reads it and makes
// what is its own.

enum { DEFAULT_HEAP = 64 << 20, DEFAULT_STACK = 1 << 20, LINE_WORDS = 16, KERNEL_FAILED = 70, NOT_STARTED = 3 };

struct placed {
    const char *name;
    u32 kernel;
    struct process *process; // of this kernel's, else null
    const struct hk_program *program;
};

struct plan {
    struct placed *processes;
    u32 process_count;
    const char *words; // the application's, each with its zero
    size_t words_bytes;
    const char *root; // of the image, with the slash
};

_Noreturn static void refuse(const char *what, const char *which) {
    say((const char *const[]){"heliac: the boot plan ", what, " ", which, "; install the application again", 0});
    host_exit(NOT_STARTED);
}

static const struct hk_program *program_named(const char *name) {
    for (const struct hk_program *const *p = PROGRAMS_FIRST; p < PROGRAMS_PAST; p++) {
        if (text_equal((*p)->name, name)) {
            return *p;
        }
    }
    return 0;
}

const struct hk_contract *contract_known(u32 hash) {
    for (const struct hk_program *const *p = PROGRAMS_FIRST; p < PROGRAMS_PAST; p++) {
        for (u32 i = 0; i < (*p)->contract_count; i++) {
            if ((text_hash((*p)->contracts[i]->name) & ~1u) == hash) {
                return (*p)->contracts[i];
            }
        }
    }
    return service_contract(hash);
}

// Endpoints travel between kernels with a hash of their contract's name.
static void check_contracts(void) {
    for (const struct hk_program *const *p = PROGRAMS_FIRST; p < PROGRAMS_PAST; p++) {
        for (u32 i = 0; i < (*p)->contract_count; i++) {
            const struct hk_contract *c = (*p)->contracts[i];
            if (!text_equal(contract_known(text_hash(c->name) & ~1u)->name, c->name)) {
                refuse("has contracts with like names, one of them", c->name);
            }
        }
    }
}

static struct placed *placed_named(struct plan *plan, const char *name) {
    for (u32 i = 0; i < plan->process_count; i++) {
        if (text_equal(plan->processes[i].name, name)) {
            return &plan->processes[i];
        }
    }
    refuse("names an unknown process", name);
}

static void plan_process(struct plan *plan, char **words, u32 count) {
    struct placed *placed = &plan->processes[plan->process_count++];
    size_t heap = DEFAULT_HEAP, stack = DEFAULT_STACK;
    for (u32 i = 3; i < count; i++) {
        const char *value;
        if ((value = text_after(words[i], "heap="))) {
            heap = (size_t)text_number(value);
        } else if ((value = text_after(words[i], "stack="))) {
            stack = (size_t)text_number(value);
        }
    }
    placed->name = words[1];
    placed->kernel = (u32)text_number(words[2]);
    if (placed->kernel != kernel.index) {
        return;
    }
    placed->program = program_named(words[1]);
    if (!placed->program) {
        refuse("names a process this kernel lacks:", words[1]);
    }
    enum { PAGE_MASK = 4095 };
    placed->process = process_make(placed->program, (heap + PAGE_MASK) & ~(size_t)PAGE_MASK, (stack + PAGE_MASK) & ~(size_t)PAGE_MASK);
    if (!placed->process) {
        say((const char *const[]){"heliac: no memory for process ", words[1], "; lower its heap in the manifest", 0});
        host_exit(NOT_STARTED);
    }
}

// Gives a process its end of a channel.
static void bind(struct placed *placed, u32 port, struct end *e) {
    const struct hk_port *decl = &placed->program->ports[port];
    void **at = &placed->process->ports[port];
    if (decl->kind != HK_LISTENS) {
        end_own(e, placed->process);
        *at = e;
        return;
    }
    struct listener *old = *at;
    u32 capacity = old->capacity;
    if (old->count == capacity) {
        struct listener *grown = exchange_get(sizeof *grown + 2 * capacity * sizeof *grown->clients);
        if (!grown) {
            refuse("has too many clients for", placed->name);
        }
        copy(grown, old, sizeof *old + capacity * sizeof *old->clients);
        grown->capacity = 2 * capacity;
        exchange_put(old, sizeof *old + capacity * sizeof *old->clients);
        *at = old = grown;
    }
    old->clients[old->count++] = e;
}

static const struct hk_contract *contract_of(struct placed *placed, const char *port) {
    u32 n = (u32)text_number(port);
    if (n >= placed->program->port_count) {
        refuse("names a port that is not there of", placed->name);
    }
    return placed->program->ports[n].contract;
}

static struct end *made(const struct hk_contract *c) {
    struct end *e = channel_make(c);
    if (!e) {
        refuse("needs more memory for", c->name);
    }
    return e;
}

static void plan_channel(struct plan *plan, char **words, u32 number_of_channel) {
    struct placed *user = placed_named(plan, words[1]), *provider = placed_named(plan, words[3]);
    if (user->process) {
        struct end *imp = made(contract_of(user, words[2]));
        struct end *exp = (struct end *)imp->abi.peer;
        bind(user, (u32)text_number(words[2]), imp);
        if (provider->process) {
            bind(provider, (u32)text_number(words[4]), exp);
        } else {
            remote_attach(exp, number_of_channel, provider->kernel);
        }
    } else if (provider->process) {
        struct end *imp = made(contract_of(provider, words[4]));
        bind(provider, (u32)text_number(words[4]), (struct end *)imp->abi.peer);
        remote_attach(imp, number_of_channel, user->kernel);
    }
}

static int same_shape(const struct hk_contract *a, const struct hk_contract *b) {
    if (a->count_in != b->count_in || a->count_out != b->count_out || a->slot_bytes != b->slot_bytes) {
        return 0;
    }
    for (u32 m = 0; m < a->count_in + a->count_out; m++) {
        if (a->messages[m].count != b->messages[m].count) {
            return 0;
        }
        for (u32 i = 0; i < a->messages[m].count; i++) {
            if (a->messages[m].kinds[i] != b->messages[m].kinds[i]) {
                return 0;
            }
        }
    }
    return 1;
}

static void plan_service(struct plan *plan, char **words, u32 number_of_channel) {
    const struct service *service = service_at(words[3]);
    if (!service) {
        refuse("names an unknown service", words[3]);
    }
    struct placed *user = placed_named(plan, words[1]);
    struct end *exp = 0;
    if (user->process) {
        const struct hk_contract *c = contract_of(user, words[2]);
        if (!same_shape(c, service->contract)) {
            refuse("gives another contract to", service->path);
        }
        struct end *imp = made(c);
        exp = (struct end *)imp->abi.peer;
        bind(user, (u32)text_number(words[2]), imp);
        if (kernel.index) {
            remote_attach(exp, number_of_channel, 0);
            return;
        }
    } else if (!kernel.index) {
        struct end *imp = made(service->contract);
        exp = (struct end *)imp->abi.peer;
        remote_attach(imp, number_of_channel, user->kernel);
    }
    if (exp) {
        void *state = service->state_bytes ? exchange_get(service->state_bytes) : 0;
        end_watch(exp, service->agent, state);
    }
}

static u32 split(char *line, char **words) {
    u32 count = 0;
    while (*line && count < LINE_WORDS) {
        words[count++] = line;
        while (*line && *line != ' ') {
            line++;
        }
        if (*line) {
            *line++ = 0;
        }
    }
    return count;
}

static void listeners_and_arguments(struct placed *placed, const char *words, size_t bytes) {
    struct process *p = placed->process;
    for (u32 i = 0; p && i < placed->program->port_count; i++) {
        u32 kind = placed->program->ports[i].kind;
        if (kind == HK_LISTENS) {
            enum { FEW = 4 };
            struct listener *l = exchange_get(sizeof *l + FEW * sizeof *l->clients);
            if (!l) {
                refuse("needs more memory for", placed->name);
            }
            l->capacity = FEW;
            l->owner = &p->abi;
            p->abi.ends++;
            p->ports[i] = l;
        } else if (kind == HK_ARGUMENTS) {
            struct hk_vector *v = hk_vector_new(&p->abi, (u32)bytes, 0);
            if (!v) {
                refuse("needs more memory for", placed->name);
            }
            copy(v->data, words, bytes);
            p->ports[i] = v;
        }
    }
}

static void count_process(struct plan *plan, char **words, u32 count, u32 channel) {
    plan->process_count += (u32)text_equal(words[0], "process");
}

static void make_process(struct plan *plan, char **words, u32 count, u32 channel) {
    if (text_equal(words[0], "process")) {
        plan_process(plan, words, count);
        listeners_and_arguments(&plan->processes[plan->process_count - 1], plan->words, plan->words_bytes);
    }
}

static int is_channel(char **words, u32 count) {
    return count == 5 && text_equal(words[0], "channel");
}

static int is_service(char **words, u32 count) {
    return count == 4 && text_equal(words[0], "service");
}

static void connect(struct plan *plan, char **words, u32 count, u32 channel) {
    if (is_channel(words, count)) {
        plan_channel(plan, words, channel);
    } else if (is_service(words, count)) {
        plan_service(plan, words, channel);
    }
}

// A text is consumed by reading it, so each pass takes a copy; the processes' names lie in theirs.
VISITING void each_line(struct plan *plan, const char *text, void (*visit)(struct plan *, char **words, u32 count, u32 channel)) {
    size_t length = text_length(text);
    char *copied = exchange_get(length + 1);
    if (!copied) {
        refuse("is too long:", "no memory");
    }
    copy(copied, text, length);
    u32 channel = 0;
    for (char *line = copied, *next; *line; line = next) {
        next = line;
        while (*next && *next != '\n') {
            next++;
        }
        if (*next) {
            *next++ = 0;
        }
        char *words[LINE_WORDS];
        u32 count = split(line, words);
        if (count >= 3) {
            visit(plan, words, count, channel);
        }
        channel += (u32)(is_channel(words, count) || is_service(words, count));
    }
    if (visit != make_process) {
        exchange_put(copied, length + 1);
    }
}

// A provider that nobody uses finds its client gone.
static void close_unused(struct placed *placed) {
    struct process *p = placed->process;
    for (u32 i = 0; p && i < placed->program->port_count; i++) {
        if (placed->program->ports[i].kind == HK_PROVIDES && !p->ports[i]) {
            struct end *imp = made(placed->program->ports[i].contract);
            bind(placed, i, (struct end *)imp->abi.peer);
            end_close(imp);
        }
    }
}

static void run_plan(struct plan *plan, const char *text) {
    if (!hk_alone) {
        check_contracts();
    }
    each_line(plan, text, count_process);
    u32 count = plan->process_count;
    plan->processes = exchange_get((count + 1) * sizeof *plan->processes);
    if (!plan->processes) {
        refuse("is too long:", "no memory");
    }
    plan->process_count = 0;
    each_line(plan, text, make_process);
    each_line(plan, text, connect);
    for (u32 i = 0; i < count; i++) {
        if (plan->processes[i].process) {
            close_unused(&plan->processes[i]);
            process_start(plan->processes[i].process);
        }
    }
}
