// What the machine itself charges, measured with the kernel's own switch and without a C library, and a stopwatch for
// programs. Each mode prints one line of numbers; times are nanoseconds.
//   meter core                core cycles per nanosecond, time-stamp cycles per nanosecond
//   meter handoff ROUNDS      two coroutines: bare round trip; round trip with a word through a ring each way
//   meter line ROUNDS         two cores: round trip over one cache line; over one line each way
//   meter time PROGRAM ARG…   from before fork to the program's end
//   meter used PROGRAM ARG…   the processor's time for the program, without that of others that ran in between
//   meter first PROGRAM ARG…  from before fork to its first byte on standard output
//   meter memory PROGRAM ARG… its most resident memory, and its children's, in KiB
#include "kernel.h"
#include "arch.h"

enum { OUTPUT = 1, PIPE = 22, DUP2 = 33, PINS = 203, CLOCK = 228 };

static char **environment;

_Noreturn static void leave(int status) {
    host_call(CALL_EXIT_GROUP, status, 0, 0, 0, 0, 0);
    __builtin_trap();
}

enum clock { WALL = 1, USED = 2 };

static u64 now(enum clock clock) {
    i64 t[2];
    host_call(CLOCK, clock, (long)t, 0, 0, 0, 0);
    return (u64)t[0] * 1000000000u + (u64)t[1];
}

static u64 number(const char *text) {
    u64 n = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        n = n * 10 + (u64)(*text - '0');
    }
    return n;
}

// A number of thousandths, and a blank.
static void print(u64 thousandths) {
    char text[32];
    int at = sizeof text;
    text[--at] = ' ';
    for (int digits = 0; digits < 4 || thousandths; digits++) {
        if (digits == 3) {
            text[--at] = '.';
        }
        text[--at] = (char)('0' + thousandths % 10);
        thousandths /= 10;
    }
    host_call(CALL_WRITE, OUTPUT, (long)(text + at), (long)sizeof text - at, 0, 0, 0);
}

static void core(void) {
    enum { ADDS = 100000000 };
    u64 x = 1, t = now(USED), stamps = __builtin_ia32_rdtsc();
    for (u32 i = 0; i < ADDS / 10; i++) { // each add waits for the one before: a cycle each
        __asm__ volatile("add $1, %0\nadd $1, %0\nadd $1, %0\nadd $1, %0\nadd $1, %0\n"
                         "add $1, %0\nadd $1, %0\nadd $1, %0\nadd $1, %0\nadd $1, %0" : "+r"(x));
    }
    stamps = __builtin_ia32_rdtsc() - stamps;
    t = now(USED) - t;
    print((u64)ADDS * 1000 / t);
    print(stamps * 1000 / t);
}

static void *here, *there;
static u64 rounds;

static void bare(void *unused) {
    for (;;) {
        arch_switch(&there, here);
    }
}

struct box {
    u32 head, tail;
    u64 slots[4];
};
static struct box in, out;

static inline void put(struct box *b, u64 value) {
    volatile u64 *slot = &b->slots[b->head & 3];
    *slot = value;
    *(volatile u32 *)&b->head += 1;
}

static inline u64 take(struct box *b) {
    u64 value = *(volatile u64 *)&b->slots[b->tail & 3];
    *(volatile u32 *)&b->tail += 1;
    return value;
}

static inline int empty(struct box *b) {
    return *(volatile u32 *)&b->head == *(volatile u32 *)&b->tail;
}

static void answer(void *unused) {
    for (;;) {
        while (empty(&in)) {
            arch_switch(&there, here);
        }
        put(&out, take(&in) + 1);
    }
}

static u8 stacks[2][16384] __attribute__((aligned(64)));

static void handoff(void) {
    there = arch_stack(stacks[0] + sizeof stacks[0], bare, 0);
    u64 t = now(USED);
    for (u64 i = 0; i < rounds; i++) {
        arch_switch(&here, there);
    }
    print((now(USED) - t) * 1000 / rounds);
    there = arch_stack(stacks[1] + sizeof stacks[1], answer, 0);
    u64 value = 0;
    t = now(USED);
    for (u64 i = 0; i < rounds; i++) {
        put(&in, value);
        while (empty(&out)) {
            arch_switch(&here, there);
        }
        value = take(&out);
    }
    t = now(USED) - t;
    if (value != rounds) {
        leave(70);
    }
    print(t * 1000 / rounds);
}

static void pin(u32 core) {
    u64 mask = (u64)1 << core;
    host_call(PINS, 0, sizeof mask, (long)&mask, 0, 0, 0);
}

// The other side answers 2n+1 with 2n+2. `there` may be the same line.
static u64 bounce(volatile u32 *ours, volatile u32 *theirs) {
    long child = host_call(CALL_FORK, 0, 0, 0, 0, 0, 0);
    u32 last = (u32)rounds;
    if (child == 0) {
        pin(1);
        for (u32 i = 0; i < last; i++) {
            while (arch_observe(ours) != 2 * i + 1) {
            }
            arch_publish(theirs, 2 * i + 2);
        }
        leave(0);
    }
    pin(0);
    u64 t = 0;
    for (u32 i = 0; i < last; i++) {
        if (i == last / 10) { // by then both run
            t = now(WALL);
        }
        arch_publish(ours, 2 * i + 1);
        while (arch_observe(theirs) != 2 * i + 2) {
        }
    }
    t = now(WALL) - t;
    host_call(CALL_WAIT4, child, 0, 0, 0, 0, 0);
    return t * 1000 / (last - last / 10);
}

static void line(void) {
    enum { READ_WRITE = 3, SHARED_ANONYMOUS = 0x21, PAGE = 4096, LINE = 64 / sizeof(u32) };
    volatile u32 *shared = (volatile u32 *)arch_map(0, PAGE, READ_WRITE, SHARED_ANONYMOUS, -1);
    print(bounce(shared, shared));
    print(bounce(shared + 4 * LINE, shared + 8 * LINE));
}

static void program(char **words, char measured) {
    int ends[2];
    host_call(PIPE, (long)ends, 0, 0, 0, 0, 0);
    u64 t = now(WALL);
    long child = host_call(CALL_FORK, 0, 0, 0, 0, 0, 0);
    if (child == 0) {
        host_call(DUP2, ends[1], OUTPUT, 0, 0, 0, 0);
        host_call(CALL_CLOSE, ends[0], 0, 0, 0, 0, 0);
        host_call(CALL_CLOSE, ends[1], 0, 0, 0, 0, 0);
        host_call(CALL_EXECVE, (long)words[0], (long)words, (long)environment, 0, 0, 0);
        leave(127);
    }
    host_call(CALL_CLOSE, ends[1], 0, 0, 0, 0, 0);
    static u8 text[65536];
    u64 first = 0;
    while (host_call(CALL_READ, ends[0], (long)text, sizeof text, 0, 0, 0) > 0) {
        first = first ? first : now(WALL);
    }
    int status = 0;
    i64 usage[18]; // user seconds and microseconds, system seconds and microseconds, resident KiB, …
    host_call(CALL_WAIT4, child, (long)&status, 0, (long)usage, 0, 0);
    u64 end = now(WALL);
    if (status) {
        leave(1);
    }
    switch (measured) {
    case 'f': print((first - t) * 1000); break;
    case 'u': print((u64)((usage[0] + usage[2]) * 1000000 + usage[1] + usage[3]) * 1000000); break;
    case 'm': print((u64)usage[4] * 1000); break;
    default: print((end - t) * 1000); break;
    }
}

__attribute__((used)) _Noreturn void boot(uptr *stack) {
    uptr count = stack[0];
    char **words = (char **)(stack + 1);
    environment = words + count + 1;
    const char *mode = count > 1 ? words[1] : "";
    rounds = count > 2 ? number(words[2]) : 0;
    switch (*mode) {
    case 'c': core(); break;
    case 'h': handoff(); break;
    case 'l': line(); break;
    case 't':
    case 'u':
    case 'm':
    case 'f': program(words + 2, *mode); break;
    default: leave(2);
    }
    leave(0);
}

#include "arch/x86_64/arch.c"
