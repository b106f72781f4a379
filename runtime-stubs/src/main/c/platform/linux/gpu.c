// A grid of an NVIDIA GPU. The driver is found when the program runs; nothing of it is needed to build or to link.

void *dlopen(const char *name, int mode);
void *dlsym(void *library, const char *name);

#define CUDA_VARIABLE(name, parameters) static name##_type name;
CUDA_FUNCTIONS(CUDA_VARIABLE)
#undef CUDA_VARIABLE

enum { THREADS = 256, LOG = 4096, PATH = 4096, PERCENT = 100 };

static cu_stream stream;

_Noreturn static void failed_to(const char *what, cu_result result) {
    const char *why = "unknown error";
    cuGetErrorString(result, &why);
    char digits[24];
    say((const char *const[]){"heliac: the GPU's driver cannot ", what, ": ", why, " (error ", decimal((u64)result, digits), ")", 0});
    host_exit(NOT_STARTED);
}

static void must(cu_result result, const char *what) {
    if (result != CU_SUCCESS) {
        failed_to(what, result);
    }
}

static void find_driver(void) {
    enum { RTLD_NOW = 2 };
    void *driver = dlopen("libcuda.so.1", RTLD_NOW);
    if (!driver) {
        say((const char *const[]){"heliac: libcuda.so.1 is not there; it comes with NVIDIA's driver", 0});
        host_exit(NOT_STARTED);
    }
#define CUDA_FIND(name, parameters) \
    name = (name##_type)dlsym(driver, #name); \
    if (!name) { \
        say((const char *const[]){"heliac: the GPU's driver is too old: it has no ", #name, 0}); \
        host_exit(NOT_STARTED); \
    }
    CUDA_FUNCTIONS(CUDA_FIND)
#undef CUDA_FIND
}

static int attribute(cu_device device, int which) {
    int value = 0;
    must(cuDeviceGetAttribute(&value, which, device), "tell about the GPU");
    return value;
}

static void *mapped(void *host) {
    cu_pointer memory = 0;
    must(cuMemHostGetDevicePointer_v2(&memory, host, 0), "map memory");
    return (void *)memory;
}

// The boot plan's text, in the window.
static const char *plan_of(const struct window *window) {
    return (const char *)window + sizeof *window + (size_t)window->kernels * window->kernels * sizeof(struct ring);
}

// A word of the line about a process, `process NAME INDEX WORD…`; its length.
static size_t word(const char *line, u32 number, const char **at) {
    for (; number; number--) {
        while (*line && *line != ' ' && *line != '\n') {
            line++;
        }
        line += *line == ' ';
    }
    *at = line;
    size_t n = 0;
    while (line[n] && line[n] != ' ' && line[n] != '\n') {
        n++;
    }
    return n;
}

static const char *next_line(const char *line) {
    while (*line && *line != '\n') {
        line++;
    }
    return *line ? line + 1 : line;
}

// The line about the process of this kernel.
static const char *own_line(const char *plan, u32 index) {
    for (const char *line = plan; *line; line = next_line(line)) {
        const char *at;
        if (text_after(line, "process ") && word(line, 2, &at) && text_number(at) == index) {
            return line;
        }
    }
    give_up("the boot plan has no process for a GPU's kernel; install the application again");
}

static u32 percent(const char *line) {
    const char *at, *share;
    for (u32 i = 3; word(line, i, &at); i++) {
        if ((share = text_after(at, "share="))) {
            return (u32)text_number(share);
        }
    }
    return PERCENT;
}

// A file beside the program, named after the process; with a zero byte behind it.
static void *read_code(const char *name, size_t length, const char *suffix) {
    char path[PATH];
    size_t folder = text_length(host_kernel_path);
    while (folder && host_kernel_path[folder - 1] != '/') {
        folder--;
    }
    if (folder + length + text_length(suffix) + 1 > sizeof path) {
        return 0;
    }
    copy(path, host_kernel_path, folder);
    copy(path + folder, name, length);
    copy(path + folder + length, suffix, text_length(suffix) + 1);
    i64 descriptor = host_open(path, 0);
    i64 bytes = descriptor < 0 ? -1 : host_size((int)descriptor);
    u8 *code = bytes < 0 ? 0 : host_pages((size_t)bytes + 1);
    if (!code || host_read_at((int)descriptor, code, (size_t)bytes, 0) != bytes) {
        return 0;
    }
    host_close((int)descriptor);
    return code;
}

static cu_function load(const char *line) {
    const char *name;
    size_t length = word(line, 1, &name);
    const void *assembled = read_code(name, length, ".cubin"), *code = read_code(name, length, ".ptx");
    if (!code) {
        give_up("the image lacks a process's code for the GPU; install the application again");
    }
    static char log[LOG];
    int names[] = {CU_ERROR_LOG, CU_ERROR_LOG_BYTES};
    void *values[] = {log, (void *)(uptr)sizeof log};
    cu_module module;
    // What was assembled may be for another GPU than the one that is here.
    cu_result loaded = assembled ? cuModuleLoadDataEx(&module, assembled, 0, 0, 0) : CU_NOT_READY;
    if (loaded != CU_SUCCESS) {
        loaded = cuModuleLoadDataEx(&module, code, 2, names, values);
    }
    if (loaded != CU_SUCCESS) {
        log[LOG - 1] = 0;
        host_write(2, log, text_length(log));
        failed_to("load a process's code", loaded);
    }
    cu_function entry;
    must(cuModuleGetFunction(&entry, module, "hk_grid"), "find a process's entry");
    return entry;
}

static struct grid_host *grid_begin(struct grid_start *start) {
    find_driver();
    cu_result there = cuInit(0);
    if (there == CU_NO_DEVICE) {
        give_up("there is no GPU that the driver can use");
    }
    must(there, "start");
    cu_device device;
    cu_context context;
    must(cuDeviceGet(&device, 0), "find a GPU");
    if (!attribute(device, CU_COOPERATIVE)) {
        give_up("the GPU cannot run all of a grid at once");
    }
    must(cuDevicePrimaryCtxRetain(&context, device), "use the GPU");
    must(cuCtxSetCurrent(context), "use the GPU");
    const char *line = own_line(plan_of(start->window), start->index);
    u64 share = percent(line);
    cu_function entry = load(line);
    struct {
        struct grid_start start;
        struct grid_host host;
    } *shared;
    must(cuMemHostAlloc((void **)&shared, sizeof *shared, CU_PORTABLE | CU_DEVICE_MAP), "give memory that both see");
    clear(shared, sizeof *shared);
    must(cuMemHostRegister_v2(start->window, window_bytes, CU_PORTABLE | CU_DEVICE_MAP), "map the window");
    size_t free = 0, total = 0;
    must(cuMemGetInfo_v2(&free, &total), "tell about the GPU's memory");
    enum { SPARE_SHIFT = 4 }; // a sixteenth is left to the driver
    size_t bytes = (total - (total >> SPARE_SHIFT)) / PERCENT * share;
    if (bytes > free - (free >> SPARE_SHIFT)) {
        give_up("the GPU has not as much memory left as the process's share; lower `share` in the manifest");
    }
    cu_pointer memory;
    must(cuMemAlloc_v2(&memory, bytes), "give memory");
    shared->start = *start;
    shared->start.window = mapped(start->window);
    shared->start.host = mapped(&shared->host);
    shared->start.memory = (u8 *)memory;
    shared->start.bytes = bytes;
    int each = 0;
    must(cuOccupancyMaxActiveBlocksPerMultiprocessor(&each, entry, THREADS, 0), "tell how many threads fit");
    u32 blocks = (u32)((u64)attribute(device, CU_MULTIPROCESSORS) * (u32)each * share / PERCENT);
    if (blocks < 2) {
        give_up("the process's share of the GPU is too small; raise `share` in the manifest");
    }
    must(cuStreamCreate(&stream, CU_NON_BLOCKING), "queue work");
    void *argument = mapped(&shared->start);
    must(cuLaunchCooperativeKernel(entry, blocks, 1, 1, THREADS, 1, 1, 0, stream, (void *[]){&argument}), "start a grid");
    return &shared->host;
}

// A GPU rings no bells; it is asked how it is now and then.
static void grid_rest(struct grid_host *grid, u32 bell) {
    static u32 idle, nobody;
    enum { LOOKS = 1000, SOON = 1000, FUTEX_WAIT = 0, NAP = 100 * 1000 };
    for (u32 i = 0; i < LOOKS; i++) {
        if (arch_observe(&grid->bell) != bell) {
            idle = 0;
            return;
        }
        arch_pause();
    }
    cu_result now = cuStreamQuery(stream);
    if (now != CU_NOT_READY && arch_observe(&grid->state) != GRID_ENDED) {
        const char *why = "its threads ended by themselves";
        if (now != CU_SUCCESS) {
            cuGetErrorString(now, &why);
        }
        say((const char *const[]){"heliac: the GPU failed: ", why, 0});
        host_exit(KERNEL_FAILED);
    }
    if (++idle < SOON) {
        host_call(CALL_YIELD, 0, 0, 0, 0, 0, 0);
    } else { // it has not asked for anything for long, and may wait as much longer
        long time[2] = {0, NAP};
        host_call(CALL_FUTEX, (long)&nobody, FUTEX_WAIT, 0, (long)time, 0, 0);
    }
}
