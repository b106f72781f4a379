// Runs a module of PTX. It is built with the module's translation.
#include "ptx.h"

int pthread_create(unsigned long *thread, const void *attributes, void *(*begin)(void *), void *given);
void *mmap(void *at, size_t bytes, int protection, int flags, int file, long from);
int clock_gettime(int clock, struct timespec *time);
int dprintf(int file, const char *format, ...);
int usleep(u32 micros);
int pause(void);

struct timespec {
    long seconds, nanos;
};

enum { PRIVATE_ANONYMOUS = 0x22, READ_WRITE = 3, REST = 50 };

u8 *ptx_constants;
static GLOBAL u8 at_least; // also of a module without variables

static __thread struct thread *current;

static void *pages(size_t bytes) {
    return mmap(0, bytes, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
}

// Goes on with another stack, and comes back when somebody goes on with this one.
__attribute__((naked, noinline)) static void change(u8 **from, u8 *to) {
    __asm__("push %rbp\n push %rbx\n push %r12\n push %r13\n push %r14\n push %r15\n mov %rsp, (%rdi)\n"
            "mov %rsi, %rsp\n pop %r15\n pop %r14\n pop %r13\n pop %r12\n pop %rbx\n pop %rbp\n ret");
}

static void leave(struct thread *t) {
    change(&t->stack, t->block->scheduler);
}

static void begin(void) {
    ptx_entry(current, (const u8 *)&current->block->machine->argument);
    ptx_exit(current);
}

_Noreturn void ptx_exit(struct thread *t) {
    t->state = DONE;
    leave(t);
    __builtin_unreachable();
}

void ptx_sleep(struct thread *t) {
    t->state = SLEEPS;
    leave(t);
}

u32 ptx_barrier(struct thread *t, enum state how, u32 said, u32 line) {
    t->state = how;
    t->line = line;
    t->said = said;
    leave(t);
    return t->said;
}

_Noreturn void ptx_fault(const struct thread *t, int error, u64 address, u32 line) {
    const char *what = error == LAUNCH_FAILED ? "barriers of two kinds" : error == MISALIGNED_ADDRESS ? "misaligned address" : "illegal address";
    dprintf(2, "stand-in: line %u of the PTX, thread %u of block %u: %s 0x%llx\n", line, t->number, t->block->number, what,
            (unsigned long long)address);
    __atomic_store_n(&t->block->machine->error, error, __ATOMIC_RELEASE);
    for (;;) {
        pause();
    }
}

u64 ptx_nanos(void) {
    struct timespec now;
    clock_gettime(0, &now);
    return (u64)now.seconds * 1000000000 + (u64)now.nanos;
}

// Threads that are still there all meet, at barriers of one kind.
static void meet(struct block *block) {
    enum state how = DONE;
    u32 said = 0;
    for (u32 i = 0; i < block->machine->threads; i++) {
        struct thread *t = &block->threads[i];
        if (t->state != DONE) {
            if (how != DONE && t->state != how) {
                ptx_fault(t, LAUNCH_FAILED, 0, t->line);
            }
            how = t->state;
            said |= t->said;
        }
    }
    for (u32 i = 0; i < block->machine->threads; i++) {
        struct thread *t = &block->threads[i];
        if (t->state == how) {
            t->state = RUNS;
            t->said = said;
        }
    }
}

// Lets every thread that does not wait for others go on, once; how many are left, and whether all of them rest or wait.
static u32 turn(struct block *block, u32 *waiting, int *resting) {
    u32 left = 0;
    *waiting = 0;
    *resting = 1;
    for (u32 i = 0; i < block->machine->threads; i++) {
        struct thread *t = &block->threads[i];
        if (t->state == RUNS || t->state == SLEEPS) {
            t->state = RUNS;
            current = t;
            change(&block->scheduler, t->stack);
            *resting &= t->state == SLEEPS;
        }
        left += t->state != DONE;
        *waiting += t->state == MEET || t->state == MEET_OR;
    }
    return left;
}

static void *run_block(void *given) {
    struct block *block = given;
    u32 left, waiting;
    int resting;
    while ((left = turn(block, &waiting, &resting))) {
        if (waiting == left) {
            meet(block);
        } else if (resting) {
            usleep(REST);
        }
    }
    __atomic_fetch_add(&block->machine->ended, 1, __ATOMIC_RELEASE);
    return 0;
}

static void prepare(struct thread *t, struct block *block, u32 number, u8 *memory) {
    t->block = block;
    t->number = number;
    t->low = (u64)memory;
    void **top = (void **)(memory + STACK);
    top[-2] = (void *)begin;
    t->stack = (u8 *)(top - 8); // six registers below it
}

void ptx_run(struct machine *m) {
    ptx_constants = pages((size_t)(__stop_ptx_globals - __start_ptx_globals) + 1);
    struct block *blocks = pages(m->blocks * sizeof *blocks);
    for (u32 b = 0; b < m->blocks; b++) {
        struct block *block = &blocks[b];
        block->machine = m;
        block->number = b;
        block->shared = pages(ptx_shared_bytes + 1);
        block->threads = pages(m->threads * sizeof *block->threads);
        u8 *memory = pages((size_t)m->threads * STACK);
        for (u32 i = 0; i < m->threads; i++) {
            prepare(&block->threads[i], block, i, memory + (size_t)i * STACK);
        }
    }
    for (u32 b = 0; b < m->blocks; b++) {
        unsigned long thread;
        pthread_create(&thread, 0, run_block, &blocks[b]);
    }
}
