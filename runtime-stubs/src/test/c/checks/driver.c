// Compares the sanitizers' detector of races with one that remembers every access, on random loops of a grid, step by step. Ends
// with 0 when they agree about all, 1 when not, and 2 when nearly all loops had a race, or none.
#include "checks.h"
#include "kernel.h"
#include "grid.h"

enum { PAGE = 4096 };
enum { BLOCKS = 3, THREADS = 3, BYTES = 16, MOST = 48, LOOPS = 300000 };

static struct {
    u32 round;
} work;
static struct grid_seat now;
static void *back[5];

#define grid_seat() (&now)

const char *decimal(u64 n, char buffer[24]) {
    (void)n;
    return buffer;
}
static void begin_report(void) {}
static void tell_text(const char *text) {
    (void)text;
}
static void tell_bytes(u64 bytes) {
    (void)bytes;
}
_Noreturn static void complain(const char *text) {
    (void)text;
    __builtin_longjmp(back, 1);
}

#include "platform/grid/checks/areas.c"
#include "platform/grid/checks/races.c"

static void tell_place(uptr at) {
    (void)at;
}
static void tell_access(u64 seen) {
    (void)seen;
}

static u64 seed = 42;

static u32 below(u32 n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u; // Knuth's MMIX
    return (u32)(seed >> 33) % n;
}

struct step {
    u32 block, thread, phase, kind, from, to;
};

static int races(const struct step *a, const struct step *b) {
    int meet = a->from < b->to && b->from < a->to;
    int alike = a->kind == b->kind && a->kind != CHECK_WRITES;
    int other = a->block != b->block || a->thread != b->thread;
    return meet && !alike && other && (a->block != b->block || a->phase == b->phase);
}

// The detector stays within a function that is called anew each time, as what comes back twice wants it.
__attribute__((noinline)) static int found(const struct area *area, const struct step *s) {
    if (__builtin_setjmp(back)) {
        return 1;
    }
    find_races(area, area->at + s->from, s->to - s->from, s->kind, "");
    return 0;
}

// Whether they disagree about a loop; how it ended is counted.
static int loop(const struct area *area, u32 ended[2]) {
    struct step steps[MOST];
    u32 phases[BLOCKS] = {0}, reads = below(101), writes = below(101), blocks = 1 + below(BLOCKS), kept = below(100);
    u32 most = 1 + below(below(2) ? MOST : 8);
    work.round++;
    for (u32 i = 0; i < most; i++) {
        struct step *s = &steps[i];
        s->block = below(blocks);
        if (below(6) == 0) {
            phases[s->block]++;
        }
        s->thread = below(THREADS);
        s->phase = phases[s->block];
        s->kind = below(100) < reads ? CHECK_READS : below(100) < writes ? CHECK_WRITES : CHECK_ADDS;
        u32 size = 1u << below(4);
        s->from = below(100) < kept ? (s->block * THREADS + s->thread) % (BYTES / size) * size : below(BYTES - size + 1);
        s->to = s->from + size;
        int expected = 0;
        for (u32 j = 0; j < i; j++) {
            expected |= races(&steps[j], s);
        }
        now = (struct grid_seat){.block = s->block + 1, .thread = s->thread, .threads = THREADS, .phase = s->phase};
        if (found(area, s) != expected) {
            return 1;
        }
        if (expected) {
            area->sights[s->from / 4].locked = area->sights[(s->to - 1) / 4].locked = area->sights[(s->from + 4) / 4].locked = 0;
            ended[1]++;
            return 0;
        }
    }
    ended[0]++;
    return 0;
}

__attribute__((used)) static void compare(void) {
    static u8 memory[BYTES + 8] __attribute__((aligned(8)));
    u32 ended[2] = {0};
    int status = 0;
    begin(IN_MEMORY, memory, sizeof memory, 1);
    for (u32 i = 0; i < LOOPS && !status; i++) {
        status = loop(&areas[IN_MEMORY], ended);
    }
    enum { ENOUGH = LOOPS / 10 };
    host_call(CALL_EXIT_GROUP, status ? 1 : ended[0] < ENOUGH || ended[1] < ENOUGH ? 2 : 0, 0, 0, 0, 0, 0);
}

// The stack has to be aligned as after a call.
__asm__(".globl _start\n_start: andq $-16, %rsp\n call compare\n");
