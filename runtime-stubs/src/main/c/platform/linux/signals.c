// A process's turn ends, or its code fails.

enum { SIGSEGV = 11, SIGBUS = 7, SIGILL = 4, SIGFPE = 8, SA_SIGINFO = 4, SA_ONSTACK = 0x08000000 };

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
    u8 *registers = context;
    uptr *sp = (uptr *)(registers + SIGNAL_CONTEXT_SP);
    struct faulting at = {p ? p->stack : 0, fault_stack + sizeof fault_stack, faulted_here};
    if ((!loop_faulting(*sp, &at) && !p) || !at.then) {
        say((const char *const[]){"heliac: the kernel itself failed; please report this", 0});
        host_exit(70);
    }
    const char *why = (signal == SIGSEGV || signal == SIGBUS) && address - (uptr)at.stack < GUARD
                              ? "an exhausted stack"
                              : "a fault of its code; please report this";
    *(uptr *)(registers + SIGNAL_CONTEXT_PC) = (uptr)at.then;
    *sp = ((uptr)at.stack_top & ~(uptr)15) - sizeof(void *);
    *(uptr *)(registers + SIGNAL_CONTEXT_ARGUMENT) = (uptr)why;
}

static void take_signals_on(u8 *stack, size_t bytes) {
    struct {
        void *at;
        int flags;
        size_t bytes;
    } alternate = {stack, 0, bytes};
    host_call(CALL_SIGALTSTACK, (long)&alternate, 0, 0, 0, 0, 0);
}

void host_catch_faults(void) {
    enum { SA_NODEFER = 0x40000000, SA_RESTART = 0x10000000, SIGALRM = 14 };
    take_signals_on(signal_stack, sizeof signal_stack);
    struct signal_action action = {
        .handler = on_fault, .flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER | SIGNAL_RESTORER, .restorer = arch_restore};
    struct signal_action turn = {.handler = on_turn, .flags = SA_SIGINFO | SA_RESTART | SIGNAL_RESTORER, .restorer = arch_restore};
    host_call(CALL_SIGACTION, SIGALRM, (long)&turn, 0, 8, 0, 0);
    static const int caught[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
    for (u32 i = 0; i < sizeof caught / sizeof *caught; i++) {
        host_call(CALL_SIGACTION, caught[i], (long)&action, 0, 8, 0, 0);
    }
}
