// TIMES N: runs a program so many times and says on standard error how many nanoseconds each took.
#include "twin.h"

struct timespec {
    long seconds, nanoseconds;
};
int clock_gettime(int clock, struct timespec *time);

static long now(void) {
    struct timespec t;
    clock_gettime(1, &t);
    return t.seconds * 1000000000 + t.nanoseconds;
}

static int start(int count, char **words) {
    int times = count > 1 ? atoi(words[1]) : 1, n = count > 2 ? atoi(words[2]) : 0;
    for (int i = 0; i < times; i++) {
        long t = now();
        run(n);
        fflush(stdout);
        fprintf(stderr, "time %ld\n", now() - t);
    }
    return 0;
}

int __libc_start_main(int (*main)(int, char **), int count, char **words, void *init, void *fini, void *loader, void *stack);

__attribute__((used)) _Noreturn static void enter(long *stack) {
    __libc_start_main(start, (int)stack[0], (char **)(stack + 1), 0, 0, 0, stack);
    exit(70);
}

// In place of the C library's start files, which need not be installed either.
__asm__(".globl _start\n_start:\nxor %ebp, %ebp\nmov %rsp, %rdi\nand $-16, %rsp\ncall enter\n");
