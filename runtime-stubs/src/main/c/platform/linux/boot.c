// Starts a kernel from the boot plan (docs/abi.md): which process runs on which kernel, and who is connected to whom.
//   kernel PLAN [WORD…]                 the coordinator
//   kernel --satellite DESCRIPTOR INDEX one that it launched

enum { DEFAULT_HEAP = 64 << 20, DEFAULT_STACK = 1 << 20, LINE_WORDS = 16, KERNEL_FAILED = 70, NOT_STARTED = 3 };

extern const struct hk_program *const __start_hk_programs[], *const __stop_hk_programs[];

struct placed {
    const char *name;
    u32 kernel;
    struct process *process; // of this kernel's, else null
    const struct hk_program *program;
};

struct plan {
    struct placed *processes;
    u32 process_count;
    const char *root; // of the image, with the slash
};

_Noreturn static void refuse(const char *what, const char *which) {
    say((const char *const[]){"heliac: the boot plan ", what, " ", which, "; install the application again", 0});
    host_exit(NOT_STARTED);
}

static u64 number(const char *text) {
    u64 n = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        n = n * 10 + (u64)(*text - '0');
    }
    return n;
}

static const char *after(const char *text, const char *prefix) {
    while (*prefix) {
        if (*text++ != *prefix++) {
            return 0;
        }
    }
    return text;
}

static const struct hk_program *program_named(const char *name) {
    for (const struct hk_program *const *p = __start_hk_programs; p < __stop_hk_programs; p++) {
        if (text_equal((*p)->name, name)) {
            return *p;
        }
    }
    return 0;
}

const struct hk_contract *contract_known(u32 hash) {
    for (const struct hk_program *const *p = __start_hk_programs; p < __stop_hk_programs; p++) {
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
    for (const struct hk_program *const *p = __start_hk_programs; p < __stop_hk_programs; p++) {
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
        if ((value = after(words[i], "heap="))) {
            heap = (size_t)number(value);
        } else if ((value = after(words[i], "stack="))) {
            stack = (size_t)number(value);
        }
    }
    placed->name = words[1];
    placed->kernel = (u32)number(words[2]);
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
    u32 n = (u32)number(port);
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
        bind(user, (u32)number(words[2]), imp);
        if (provider->process) {
            bind(provider, (u32)number(words[4]), exp);
        } else {
            remote_attach(exp, number_of_channel, provider->kernel);
        }
    } else if (provider->process) {
        struct end *imp = made(contract_of(provider, words[4]));
        bind(provider, (u32)number(words[4]), (struct end *)imp->abi.peer);
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
        bind(user, (u32)number(words[2]), imp);
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

static void launch(struct plan *plan, char **words, u32 count) {
    u32 index = (u32)number(words[1]);
    if (index == 0 || kernel.index != 0) {
        return;
    }
    static char path[4096], digits[24];
    size_t n = 0;
    for (const char *s = plan->root; *s && n < sizeof path - 1; s++) {
        path[n++] = *s;
    }
    for (const char *s = words[3]; *s && n < sizeof path - 1; s++) {
        path[n++] = *s;
    }
    path[n] = 0;
    char *command[LINE_WORDS + 5];
    u32 at = 0;
    for (u32 i = 4; i < count; i++) {
        command[at++] = words[i];
    }
    command[at++] = path;
    command[at++] = (char *)"--satellite";
    u32 descriptor_word = at++;
    command[at++] = (char *)decimal(index, digits);
    command[at] = 0;
    if (!window_launch(index, command, &command[descriptor_word])) {
        say((const char *const[]){"heliac: cannot start kernel ", words[1], 0});
        host_exit(NOT_STARTED);
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

// A text is consumed by reading it, so each pass takes a copy.
static void each_line(struct plan *plan, const char *text, int pass, const char *words_text, size_t words_bytes) {
    size_t length = text_length(text);
    char *copied = exchange_get(length + 1);
    if (!copied) {
        refuse("is too long:", "no memory");
    }
    copy(copied, text, length);
    u32 channel = 0;
    for (char *line = copied, *next; line && *line; line = next) {
        next = line;
        while (*next && *next != '\n') {
            next++;
        }
        if (*next) {
            *next++ = 0;
        }
        char *words[LINE_WORDS];
        u32 count = split(line, words);
        int kernel_line = count >= 3 && text_equal(words[0], "kernel");
        int process_line = count >= 3 && text_equal(words[0], "process");
        int channel_line = count == 5 && text_equal(words[0], "channel");
        int service_line = count == 4 && text_equal(words[0], "service");
        if (pass == 0) {
            plan->process_count += (u32)process_line;
        } else if (pass == 1 && process_line) {
            plan_process(plan, words, count);
            listeners_and_arguments(&plan->processes[plan->process_count - 1], words_text, words_bytes);
        } else if (pass == 2 && channel_line) {
            plan_channel(plan, words, channel);
        } else if (pass == 2 && service_line) {
            plan_service(plan, words, channel);
        } else if (!hk_alone && pass == 3 && kernel_line && count >= 4) {
            launch(plan, words, count);
        }
        channel += (u32)(channel_line || service_line);
    }
    if (pass != 1) { // the processes' names lie in it
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

static void run_plan(struct plan *plan, const char *text, const char *words, size_t words_bytes) {
    if (!hk_alone) {
        check_contracts();
    }
    each_line(plan, text, 0, words, words_bytes);
    u32 count = plan->process_count;
    plan->processes = exchange_get((count + 1) * sizeof *plan->processes);
    if (!plan->processes) {
        refuse("is too long:", "no memory");
    }
    plan->process_count = 0;
    each_line(plan, text, 1, words, words_bytes);
    each_line(plan, text, 2, words, words_bytes);
    for (u32 i = 0; i < count; i++) {
        if (plan->processes[i].process) {
            close_unused(&plan->processes[i]);
            process_start(plan->processes[i].process);
        }
    }
}

static void heap_statistics(const struct process *p) {
    const struct heap *h = &p->heap;
    char a[24], b[24], c[24], d[24], e[24], f[24];
    enum { KIB = 10, PAGE_KIB = 2, MICRO = 1000 };
    say((const char *const[]){
        "heliac: heap of ", p->program->name, ": collections ", decimal(h->collections, a), ", allocated ",
        decimal((h->allocated + h->since) >> KIB, b), " KiB, peak ", decimal((u64)h->most_used << PAGE_KIB, c), " KiB, moved ",
        decimal(h->moved_bytes >> KIB, d), " KiB, pauses ", decimal(h->collected_nanos / MICRO, e), " us, longest ",
        decimal(h->longest_nanos / MICRO, f), " us", 0});
}

static void statistics(void) {
    for (struct process *p = kernel.processes; p; p = p->next) {
        heap_statistics(p);
    }
    char a[24], b[24], c[24], d[24], f[24];
    u32 owned = 0;
    for (struct process *p = kernel.processes; p; p = p->next) {
        owned += p->abi.vectors + p->abi.ends;
    }
    say((const char *const[]){
        "heliac: kernel ", decimal(kernel.index, a), ": vectors ", decimal(kernel.vectors, b), ", channels ",
        decimal(kernel.channels, c), ", owned ", decimal(owned, d), ", exchange peak ", decimal(kernel.exchange_peak, f),
        " bytes", 0});
}

_Noreturn static void finish(void) {
    output_flush();
    if (host_connected()) {
        window_finish();
    }
    if (host_setting("HELIAC_STATS")) {
        statistics();
    }
    host_exit(kernel.index ? 0 : kernel.faults ? 1 : (int)kernel.status);
}

static char *read_plan(const char *path) {
    i64 descriptor = host_open(path, 0);
    i64 bytes = descriptor < 0 ? descriptor : host_size((int)descriptor);
    char *text = bytes < 0 ? 0 : exchange_get((size_t)bytes + 1);
    if (!text || host_read_at((int)descriptor, text, (size_t)bytes, 0) != bytes) {
        refuse("cannot be read:", path);
    }
    host_close((int)descriptor);
    return text;
}

static u32 count_kernels(const char *text) {
    u32 most = 0;
    for (const char *at = text; *at; at++) {
        const char *index = at == text || at[-1] == '\n' ? after(at, "kernel ") : 0;
        if (index && number(index) > most) {
            most = (u32)number(index);
        }
    }
    return most + 1;
}

static const char *directory_of(const char *path) {
    static char root[4096];
    size_t end = 0;
    for (size_t i = 0; path[i] && i < sizeof root - 1; i++) {
        root[i] = path[i];
        end = path[i] == '/' ? i + 1 : end;
    }
    root[end] = 0;
    return root;
}

__attribute__((used)) _Noreturn void boot(uptr *stack) {
    uptr count = stack[0];
    char **words = (char **)(stack + 1);
    host_environment = words + count + 1;
    host_kernel_path = count ? words[0] : "";
    host_catch_faults();
    static struct plan plan;
    if (!hk_alone && count == 4 && text_equal(words[1], "--satellite")) {
        kernel.index = (u32)number(words[3]);
        if (!window_attach((int)number(words[2]), kernel.index)) {
            say((const char *const[]){"heliac: a satellite cannot map the shared window", 0});
            host_exit(KERNEL_FAILED);
        }
        size_t bytes;
        const char *given = window_words(&bytes);
        run_plan(&plan, window_plan(), given, bytes);
        window_ready();
        schedule_loop();
        finish();
    }
    if (count < 2) {
        say((const char *const[]){"heliac: a kernel is started by `heliac run`", 0});
        host_exit(2);
    }
    const char *text = read_plan(words[1]);
    size_t bytes = 0;
    for (uptr i = 2; i < count; i++) {
        bytes += text_length(words[i]) + 1;
    }
    if (!after(text, "heliac-plan 1\n")) {
        refuse("is of another version:", words[1]);
    }
    plan.root = directory_of(words[1]);
    u32 kernels = count_kernels(text);
    const char *given = count > 2 ? words[2] : "";
    if (kernels > (hk_alone ? 1 : MOST_KERNELS)
            || (!hk_alone && kernels > 1 && !window_create(kernels, text, text_length(text) + 1, given, bytes))) {
        refuse("has too many kernels:", words[1]);
    }
    if (!hk_alone && kernels > 1) {
        each_line(&plan, text, 3, given, bytes); // satellites boot while this kernel does
    }
    run_plan(&plan, text, given, bytes);
    if (host_connected()) {
        window_ready();
    }
    schedule_loop();
    finish();
}
