// Starts a kernel from the boot plan (docs/abi.md): which process runs on which kernel, and who is connected to whom.
//   kernel PLAN [WORD…]                 the coordinator
//   kernel --satellite DESCRIPTOR INDEX one that it launched

static void launch(struct plan *plan, char **words, u32 count, u32 channel) {
    u32 index = (u32)text_number(words[1]);
    if (count < 4 || !text_equal(words[0], "kernel") || index == 0) {
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
    accounts();
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
        const char *index = at == text || at[-1] == '\n' ? text_after(at, "kernel ") : 0;
        if (index && text_number(index) > most) {
            most = (u32)text_number(index);
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
        kernel.index = (u32)text_number(words[3]);
        if (!window_attach((int)text_number(words[2]), kernel.index)) {
            say((const char *const[]){"heliac: a satellite cannot map the shared window", 0});
            host_exit(KERNEL_FAILED);
        }
        plan.words = window_words(&plan.words_bytes);
        run_plan(&plan, window_plan());
        window_ready();
        schedule_loop();
        finish();
    }
    if (count < 2) {
        say((const char *const[]){"heliac: a kernel is started by `heliac run`", 0});
        host_exit(2);
    }
    const char *text = read_plan(words[1]);
    for (uptr i = 2; i < count; i++) {
        plan.words_bytes += text_length(words[i]) + 1;
    }
    plan.words = count > 2 ? words[2] : "";
    if (!text_after(text, "heliac-plan 1\n")) {
        refuse("is of another version:", words[1]);
    }
    plan.root = directory_of(words[1]);
    u32 kernels = count_kernels(text);
    if (kernels > (hk_alone ? 1 : MOST_KERNELS)
            || (!hk_alone && kernels > 1 && !window_create(kernels, text, text_length(text) + 1, plan.words, plan.words_bytes))) {
        refuse("has too many kernels:", words[1]);
    }
    if (!hk_alone && kernels > 1) {
        each_line(&plan, text, launch); // satellites boot while this kernel does
    }
    run_plan(&plan, text);
    if (host_connected()) {
        window_ready();
    }
    schedule_loop();
    finish();
}
