char **host_environment;
const char *host_kernel_path;

enum { PROT_READ = 1, PROT_WRITE = 2, MAP_SHARED = 1, MAP_PRIVATE = 2, MAP_ANONYMOUS = 0x20, MAP_NORESERVE = 0x4000 };
enum { SIGSEGV = 11, SIGBUS = 7, SIGILL = 4, SIGFPE = 8, SA_SIGINFO = 4, SA_ONSTACK = 0x08000000 };

static int failed(long result) {
    return result < 0 && result > -4096;
}

void *host_pages(size_t bytes) {
    long at = arch_map(0, (long)bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1);
    return failed(at) ? 0 : (void *)at;
}

void host_release(void *pages, size_t bytes) {
    host_call(CALL_MUNMAP, (long)pages, (long)bytes, 0, 0, 0, 0);
}

int host_refresh(void *pages, size_t bytes) {
    enum { MAP_FIXED = 0x10 };
    long flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED;
    return !failed(arch_map((long)pages, (long)bytes, PROT_READ | PROT_WRITE, flags, -1));
}

u64 host_nanos(void) {
    enum { MONOTONIC = 1 };
    long now[2] = {0, 0};
    host_call(CALL_CLOCK_GETTIME, MONOTONIC, (long)now, 0, 0, 0, 0);
    return (u64)now[0] * 1000000000 + (u64)now[1];
}

u64 host_millis(void) {
    enum { REALTIME = 0 };
    long now[2] = {0, 0};
    host_call(CALL_CLOCK_GETTIME, REALTIME, (long)now, 0, 0, 0, 0);
    return (u64)(unsigned long)now[0] * 1000 + (u64)(now[1] / 1000000);
}

u64 host_setting(const char *name) {
    for (char **e = host_environment; *e; e++) {
        const char *value = *e, *letter = name;
        while (*letter && *value == *letter) {
            value++;
            letter++;
        }
        if (!*letter && *value++ == '=') {
            u64 n = 0;
            for (; *value >= '0' && *value <= '9'; value++) {
                n = n * 10 + (u64)(*value - '0');
            }
            return n;
        }
    }
    return 0;
}

void host_guard(void *pages, size_t bytes) {
    host_call(CALL_MPROTECT, (long)pages, (long)bytes, 0, 0, 0, 0);
}

_Noreturn void host_exit(int status) {
    host_call(CALL_EXIT_GROUP, status, 0, 0, 0, 0, 0);
    __builtin_trap();
}

void host_write(int descriptor, const void *bytes, size_t count) {
    const u8 *at = bytes;
    while (count) {
        long n = host_call(CALL_WRITE, descriptor, (long)at, (long)count, 0, 0, 0);
        if (n == -4 || n == -11) { // EINTR, EAGAIN
            continue;
        }
        if (n <= 0) { // nobody reads any more
            return;
        }
        at += n;
        count -= (size_t)n;
    }
}

i64 host_open(const char *path, i32 mode) {
    enum { O_WRONLY = 1, O_RDWR = 2, O_CREAT = 0100, O_TRUNC = 01000, O_CLOEXEC = 02000000 };
    static const int flags[] = {0, O_WRONLY | O_CREAT | O_TRUNC, O_RDWR | O_CREAT};
    if (mode < 0 || mode > 2) {
        return -22; // EINVAL
    }
    return host_call(CALL_OPEN, (long)path, flags[mode] | O_CLOEXEC, 0666, 0, 0, 0);
}

void host_close(int descriptor) {
    host_call(CALL_CLOSE, descriptor, 0, 0, 0, 0, 0);
}

i64 host_size(int descriptor) {
    return arch_file_end(descriptor);
}

i64 host_read_at(int descriptor, void *bytes, size_t count, i64 at) {
    size_t done = 0;
    while (done < count) {
        i64 n = arch_file(CALL_PREAD, descriptor, (u8 *)bytes + done, count - done, at + (i64)done);
        if (n < 0) {
            return n;
        }
        if (n == 0) {
            break;
        }
        done += (size_t)n;
    }
    return (i64)done;
}

i64 host_write_at(int descriptor, const void *bytes, size_t count, i64 at) {
    size_t done = 0;
    while (done < count) {
        i64 n = arch_file(CALL_PWRITE, descriptor, (u8 *)bytes + done, count - done, at + (i64)done);
        if (n < 0) {
            return n;
        }
        done += (size_t)n;
    }
    return (i64)done;
}

const u32 *host_symbols(size_t *bytes) {
    static const char name[] = "symbols";
    char path[4096];
    size_t length = text_length(host_kernel_path);
    while (length && host_kernel_path[length - 1] != '/') {
        length--;
    }
    if (length + sizeof name > sizeof path) {
        return 0;
    }
    copy(path, host_kernel_path, length);
    copy(path + length, name, sizeof name);
    i64 descriptor = host_open(path, 0);
    if (descriptor < 0) {
        return 0;
    }
    i64 size = host_size((int)descriptor);
    long at = size > 0 && size < (i64)1 << 30 ? arch_map(0, (long)size, PROT_READ, MAP_PRIVATE, (long)descriptor) : -1;
    host_close((int)descriptor);
    *bytes = (size_t)size;
    return failed(at) ? 0 : (const u32 *)at;
}

static void on_turn(int signal, void *information, void *context) {
    hk_preempt = 1;
}

// A turn lasts 10 ms. Idle kernels have no turns, so that nothing wakes them.
void host_turns(int on) {
    enum { TURN = 10000, ITIMER_REAL = 0 };
    long interval[4] = {0, on ? TURN : 0, 0, on ? TURN : 0};
    host_call(CALL_SETITIMER, ITIMER_REAL, (long)interval, 0, 0, 0, 0);
}

// A fault inside a process ends that process: the handler returns into this, on the process's own stack or, when that
// is what ran out, on its reserve.
_Noreturn static void faulted_here(const char *why) {
    process_fault((struct process *)hk_kernel.current, why);
}

static u8 fault_stack[4096] __attribute__((aligned(16)));
static u8 signal_stack[32768] __attribute__((aligned(16)));

static void on_fault(int signal, void *information, void *context) {
    struct process *p = (struct process *)hk_kernel.current;
    uptr address = *(uptr *)((u8 *)information + (sizeof(void *) == 8 ? 16 : 12));
    if (!p) {
        say((const char *const[]){"heliac: the kernel itself failed; please report this", 0});
        host_exit(70);
    }
    const char *why = (signal == SIGSEGV || signal == SIGBUS) && stack_guard_hit(p, address)
                              ? "an exhausted stack"
                              : "a fault of its code; please report this";
    u8 *registers = context;
    *(uptr *)(registers + SIGNAL_CONTEXT_PC) = (uptr)faulted_here;
    *(uptr *)(registers + SIGNAL_CONTEXT_SP) = ((uptr)(fault_stack + sizeof fault_stack) & ~(uptr)15) - sizeof(void *);
    *(uptr *)(registers + SIGNAL_CONTEXT_ARGUMENT) = (uptr)why;
}

void host_catch_faults(void) {
    enum { SA_NODEFER = 0x40000000, SA_RESTART = 0x10000000, SIGALRM = 14 };
    struct {
        void *at;
        int flags;
        size_t bytes;
    } alternate = {signal_stack, 0, sizeof signal_stack};
    host_call(CALL_SIGALTSTACK, (long)&alternate, 0, 0, 0, 0, 0);
    struct signal_action action = {
        .handler = on_fault, .flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SIGNAL_RESTORER, .restorer = arch_restore};
    struct signal_action turn = {.handler = on_turn, .flags = SA_SIGINFO | SA_RESTART | SIGNAL_RESTORER, .restorer = arch_restore};
    host_call(CALL_SIGACTION, SIGALRM, (long)&turn, 0, 8, 0, 0);
    static const int caught[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
    for (u32 i = 0; i < sizeof caught / sizeof *caught; i++) {
        host_call(CALL_SIGACTION, caught[i], (long)&action, 0, 8, 0, 0);
    }
}
