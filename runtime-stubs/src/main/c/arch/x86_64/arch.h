// x86-64: total store order, so publishing is a plain store.
#define arch_publish(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define arch_observe(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define arch_fence() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define arch_pause() __builtin_ia32_pause()
#define ARCH_THREADS
#define arch_add(p, v) __atomic_fetch_add(p, v, __ATOMIC_SEQ_CST)
#define arch_ticks() __builtin_ia32_rdtsc()

enum {
    CALL_OPEN = 2, CALL_CLOSE = 3, CALL_LSEEK = 8, CALL_MMAP = 9, CALL_MPROTECT = 10, CALL_MUNMAP = 11,
    CALL_SIGACTION = 13, CALL_SIGMASK = 14, CALL_PREAD = 17, CALL_PWRITE = 18, CALL_YIELD = 24, CALL_SETITIMER = 38, CALL_WRITE = 1,
    CALL_READ = 0, CALL_MADVISE = 28, CALL_CLONE = 56, CALL_FORK = 57,
    CALL_EXECVE = 59, CALL_EXIT = 60, CALL_WAIT4 = 61, CALL_KILL = 62, CALL_FTRUNCATE = 77, CALL_GETPID = 39, CALL_GETPPID = 110,
    CALL_SIGALTSTACK = 131, CALL_PRCTL = 157, CALL_FUTEX = 202, CALL_SETAFFINITY = 203, CALL_GETAFFINITY = 204,
    CALL_CLOCK_GETTIME = 228, CALL_EXIT_GROUP = 231, CALL_MEMFD = 319
};

static inline long host_call(long n, long a, long b, long c, long d, long e, long f) {
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

// Starts a thread that calls a function on a stack of its own; negative results are error numbers.
static inline long arch_thread(long flags, u8 *top, void *local, void (*entry)(void *), void *argument) {
    void **stack = (void **)top;
    *--stack = argument;
    *--stack = (void *)entry;
    register long r8 __asm__("r8") = (long)local;
    long result;
    __asm__ volatile("xor %%edx, %%edx\n  xor %%r10d, %%r10d\n  syscall\n  test %%rax, %%rax\n  jnz 1f\n"
                     "  xor %%ebp, %%ebp\n  pop %%rax\n  pop %%rdi\n  call *%%rax\n"
                     "  xor %%edi, %%edi\n  mov %4, %%eax\n  syscall\n  ud2\n1:"
                     : "=a"(result)
                     : "a"(CALL_CLONE), "D"(flags), "S"(stack), "i"(CALL_EXIT), "r"(r8)
                     : "rcx", "rdx", "r10", "r11", "memory");
    return result;
}

// Zeroes words; the processor's own loop is the fastest there is for more than a line or two of its cache.
static inline void arch_zero(void *at, size_t bytes) {
    size_t words = bytes / 8;
    __asm__ volatile("rep stosq" : "+D"(at), "+c"(words) : "a"(0) : "memory");
}

static inline long arch_map(long at, long bytes, long protection, long flags, long descriptor) {
    return host_call(CALL_MMAP, at, bytes, protection, flags, descriptor, 0);
}

static inline i64 arch_file(long call, long descriptor, void *bytes, size_t count, i64 at) {
    return host_call(call, descriptor, (long)bytes, (long)count, at, 0, 0);
}

static inline i64 arch_file_end(long descriptor) {
    return host_call(CALL_LSEEK, descriptor, 0, 2, 0, 0, 0);
}

// Where a signal's handler finds what was interrupted: struct ucontext, the general registers.
enum { SIGNAL_CONTEXT_PC = 40 + 16 * 8, SIGNAL_CONTEXT_SP = 40 + 15 * 8, SIGNAL_CONTEXT_ARGUMENT = 40 + 8 * 8 };

struct signal_action {
    void (*handler)(int, void *, void *);
    unsigned long flags;
    void (*restorer)(void);
    u64 mask;
};

void arch_restore(void);
enum { SIGNAL_RESTORER = 0x04000000 };
