// Starts a thread that calls a function on a stack of its own; negative results are error numbers.
static inline long arch_thread(long flags, u8 *top, void *local, void (*entry)(struct grid_start *), struct grid_start *argument) {
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
