// ARMv5TE. Its own atomics would be library calls; a single writer and reader need only the compiler's order under a
// host that keeps stores in order (docs/abi.md).
#define arch_publish(p, v) arch_publish_word((volatile u32 *)(p), v)
#define arch_observe(p) arch_observe_word((const volatile u32 *)(p))
#define arch_fence() arch_swap_fence()
#define arch_pause() __asm__ volatile("" ::: "memory")

enum {
    CALL_FORK = 2, CALL_READ = 3, CALL_WRITE = 4, CALL_OPEN = 5, CALL_CLOSE = 6, CALL_EXECVE = 11, CALL_KILL = 37,
    CALL_GETPID = 20, CALL_GETPPID = 64, CALL_MUNMAP = 91, CALL_FTRUNCATE = 93, CALL_WAIT4 = 114, CALL_MPROTECT = 125,
    CALL_SETITIMER = 104, CALL_LLSEEK = 140, CALL_YIELD = 158, CALL_PRCTL = 172, CALL_SIGACTION = 174,
    CALL_PREAD = 180, CALL_PWRITE = 181, CALL_SIGALTSTACK = 186, CALL_MMAP2 = 192, CALL_MADVISE = 220, CALL_FUTEX = 240,
    CALL_SETAFFINITY = 241, CALL_GETAFFINITY = 242,
    CALL_CLOCK_GETTIME = 263, CALL_EXIT_GROUP = 248, CALL_MEMFD = 385
};

static inline void arch_publish_word(volatile u32 *p, u32 v) {
    __asm__ volatile("" ::: "memory");
    *p = v;
}

static inline u32 arch_observe_word(const volatile u32 *p) {
    u32 v = *p;
    __asm__ volatile("" ::: "memory");
    return v;
}

// swp orders an earlier store before a later load; ARMv5 has no barrier instruction.
static inline void arch_swap_fence(void) {
    static u32 word;
    u32 ignored;
    __asm__ volatile("swp %0, %1, [%2]" : "=&r"(ignored) : "r"(0), "r"(&word) : "memory");
}

static inline long host_call(long n, long a, long b, long c, long d, long e, long f) {
    register long r7 __asm__("r7") = n;
    register long r0 __asm__("r0") = a;
    register long r1 __asm__("r1") = b;
    register long r2 __asm__("r2") = c;
    register long r3 __asm__("r3") = d;
    register long r4 __asm__("r4") = e;
    register long r5 __asm__("r5") = f;
    __asm__ volatile("svc #0" : "+r"(r0) : "r"(r7), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5) : "memory");
    return r0;
}

static inline void arch_zero(void *at, size_t bytes) {
    __builtin_memset(at, 0, bytes);
}

static inline long arch_map(long at, long bytes, long protection, long flags, long descriptor) {
    return host_call(CALL_MMAP2, at, bytes, protection, flags, descriptor, 0);
}

// The offset's halves go in an even and the next register.
static inline i64 arch_file(long call, long descriptor, void *bytes, size_t count, i64 at) {
    return host_call(call, descriptor, (long)bytes, (long)count, 0, (long)(u32)at, (long)(u32)((u64)at >> 32));
}

static inline i64 arch_file_end(long descriptor) {
    u64 at = 0;
    long result = host_call(CALL_LLSEEK, descriptor, 0, 0, (long)&at, 2, 0);
    return result < 0 ? result : (i64)at;
}

enum { SIGNAL_CONTEXT_PC = 32 + 15 * 4, SIGNAL_CONTEXT_SP = 32 + 13 * 4, SIGNAL_CONTEXT_ARGUMENT = 32 };

struct signal_action {
    void (*handler)(int, void *, void *);
    unsigned long flags;
    void (*restorer)(void);
    u64 mask;
};

void arch_restore(void);
enum { SIGNAL_RESTORER = 0x04000000 };
