// The switch ends in a jump and not in a return: the return predictor's stack belongs to the other coroutine.
__asm__(".text\n.globl _start\n.type _start,@function\n_start:\n"
        "  xor %ebp, %ebp\n  mov %rsp, %rdi\n  and $-16, %rsp\n  call boot\n  ud2\n"
        ".globl arch_switch\n.type arch_switch,@function\n.p2align 6\narch_switch:\n"
        "  push %rbp\n  push %rbx\n  push %r12\n  push %r13\n  push %r14\n  push %r15\n"
        "  mov %rsp, (%rdi)\n  mov %rsi, %rsp\n"
        "  pop %r15\n  pop %r14\n  pop %r13\n  pop %r12\n  pop %rbx\n  pop %rbp\n"
        "  pop %rcx\n  jmp *%rcx\n"
        ".globl arch_begin\n.type arch_begin,@function\narch_begin:\n"
        "  xor %ebp, %ebp\n  mov %r12, %rdi\n  call *%rbx\n  ud2\n"
        ".globl arch_restore\n.type arch_restore,@function\narch_restore:\n"
        "  mov $15, %eax\n  syscall\n"
        ".section .note.GNU-stack,\"\",@progbits\n.text\n");

void arch_begin(void);

void *arch_stack(u8 *top, void (*entry)(void *), void *argument) {
    uptr *s = (uptr *)((uptr)top & ~(uptr)15) - 9; // r15 r14 r13 r12 rbx rbp pc, and two: aligned to 16 at arch_begin
    s[0] = s[1] = s[2] = s[5] = s[7] = s[8] = 0;
    s[3] = (uptr)argument;
    s[4] = (uptr)entry;
    s[6] = (uptr)arch_begin;
    return s;
}
