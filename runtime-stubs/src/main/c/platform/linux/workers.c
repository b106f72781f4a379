// Threads of the kernel that help with parallel loops.

u32 host_processors(void) {
    u64 may[16] = {0};
    u32 count = 0;
    host_call(CALL_GETAFFINITY, 0, sizeof may, (long)may, 0, 0, 0);
    for (u32 i = 0; i < sizeof may / sizeof *may; i++) {
        count += (u32)__builtin_popcountll(may[i]);
    }
    return count;
}

// With memory, files and signals' handlers in common.
int host_thread(u8 *stack_top, void (*entry)(void *), void *argument) {
    enum { CLONE_VM = 0x100, CLONE_FS = 0x200, CLONE_FILES = 0x400, CLONE_SIGHAND = 0x800, CLONE_THREAD = 0x10000,
           CLONE_SYSVSEM = 0x40000 };
    long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM;
    return arch_thread(flags, stack_top, 0, entry, argument) < 0;
}

// Signals other than faults are for the processes' thread.
void host_thread_begins(u8 *signal_stack, size_t bytes) {
    enum { SIG_SETMASK = 2 };
    u64 blocked = ~((u64)1 << (SIGSEGV - 1) | (u64)1 << (SIGBUS - 1) | (u64)1 << (SIGILL - 1) | (u64)1 << (SIGFPE - 1));
    host_call(CALL_SIGMASK, SIG_SETMASK, (long)&blocked, 0, sizeof blocked, 0, 0);
    take_signals_on(signal_stack, bytes);
}

enum { FUTEX_WAIT_PRIVATE = 128, FUTEX_WAKE_PRIVATE = 129 };

void host_sleep(u32 *word, u32 seen, u64 nanos) {
    long time[2] = {(long)(nanos / 1000000000), (long)(nanos % 1000000000)};
    host_call(CALL_FUTEX, (long)word, FUTEX_WAIT_PRIVATE, (long)seen, nanos == NEVER ? 0 : (long)time, 0, 0);
}

void host_wake(u32 *word, u32 count) {
    host_call(CALL_FUTEX, (long)word, FUTEX_WAKE_PRIVATE, (long)count, 0, 0, 0);
}
