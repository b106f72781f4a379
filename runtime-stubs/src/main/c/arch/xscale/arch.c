__asm__(".syntax unified\n.arm\n.text\n.globl _start\n.type _start,%function\n_start:\n"
        "  mov r11, #0\n  mov r0, sp\n  bic sp, sp, #7\n  bl boot\n  udf #0\n"
        ".globl arch_switch\n.type arch_switch,%function\n.p2align 5\narch_switch:\n"
        "  stmfd sp!, {r4-r11, lr}\n  sub sp, sp, #4\n  str sp, [r0]\n"
        "  mov sp, r1\n  add sp, sp, #4\n  ldmfd sp!, {r4-r11, pc}\n"
        ".globl arch_begin\n.type arch_begin,%function\narch_begin:\n"
        "  mov r11, #0\n  mov r0, r5\n  blx r4\n  udf #0\n"
        ".globl arch_restore\n.type arch_restore,%function\narch_restore:\n"
        "  mov r7, #173\n  svc #0\n");

void arch_begin(void);

void *arch_stack(u8 *top, void (*entry)(void *), void *argument) {
    uptr *s = (uptr *)((uptr)top & ~(uptr)15) - 10; // padding, r4 to r11, pc
    clear(s, 10 * sizeof *s);
    s[1] = (uptr)entry;
    s[2] = (uptr)argument;
    s[9] = (uptr)arch_begin;
    return s;
}
