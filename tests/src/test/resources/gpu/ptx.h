// What PTX means in C. A block is a thread of the system's, in which the block's own threads take turns: each runs until it waits.
// Accesses that a GPU would refuse end the run as they do there.
#ifndef PTX_H
#define PTX_H

#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef int8_t s8;
typedef uint16_t u16;
typedef int16_t s16;
typedef uint32_t u32;
typedef int32_t s32;
typedef uint64_t u64;
typedef int64_t s64;
typedef float f32;
typedef double f64;
typedef unsigned __int128 u128;
typedef __int128 s128;

enum { ILLEGAL_ADDRESS = 700, MISALIGNED_ADDRESS = 716, LAUNCH_FAILED = 719 };

// How memory is used: OBSERVES reads what others write meanwhile; STEPS read, change and write as one; CONSTANT is read as what never
// changes.
enum access { READS, OBSERVES, WRITES, STEPS, CONSTANT };

struct range {
    u64 from, to;
};

enum { MAPPED = 4 };

// A GPU with one grid on it. Both sides see what is mapped, but not each other's steps there as one.
struct machine {
    u32 blocks, threads;
    struct range memory, mapped[MAPPED];
    void *argument;
    u64 *looks; // reads of what is mapped, of nothing that others write meanwhile
    u32 ended;  // blocks
    int error;
};

enum state { RUNS, SLEEPS, MEET, MEET_OR, DONE };

struct block {
    struct machine *machine;
    struct thread *threads;
    u32 number;
    u8 *shared, *scheduler;
};

struct thread {
    struct block *block;
    u8 *stack; // where it goes on
    u64 low;   // where its memory begins
    u32 number, said, line; // these two of the barrier where it waits
    enum state state;
};

enum { STACK = 1 << 17 };

#define GLOBAL __attribute__((section("ptx_globals"), used))
#define HIDDEN __attribute__((visibility("hidden")))
extern u8 __start_ptx_globals[] HIDDEN, __stop_ptx_globals[] HIDDEN;
extern u8 *ptx_constants; // for each byte of these, whether it was read as constant

extern const u32 ptx_shared_bytes;
void ptx_entry(struct thread *t, const u8 *given);

u32 ptx_barrier(struct thread *t, enum state how, u32 said, u32 line);
void ptx_sleep(struct thread *t);
_Noreturn void ptx_exit(struct thread *t);
_Noreturn void ptx_fault(const struct thread *t, int error, u64 address, u32 line);
u64 ptx_nanos(void);

static inline int within(struct range range, u64 address, u32 bytes) {
    return address >= range.from && address + bytes <= range.to;
}

static inline int is_global(u64 address, u32 bytes) {
    return address >= (u64)__start_ptx_globals && address + bytes <= (u64)__stop_ptx_globals;
}

static inline int is_mapped(const struct machine *m, u64 address, u32 bytes) {
    for (u32 i = 0; i < MAPPED; i++) {
        if (within(m->mapped[i], address, bytes)) {
            return 1;
        }
    }
    return 0;
}

static inline u64 must(const struct thread *t, int allowed, u64 address, u32 bytes, u32 line) {
    if (!allowed) {
        ptx_fault(t, ILLEGAL_ADDRESS, address, line);
    } else if (address % bytes) {
        ptx_fault(t, MISALIGNED_ADDRESS, address, line);
    }
    return address;
}

// What is read as constant may be what was there long ago, and so must never be written.
static inline int is_kept(u64 address, u32 bytes, enum access how) {
    u8 *constant = ptx_constants + (address - (u64)__start_ptx_globals);
    int kept = 1, changes = how == WRITES || how == STEPS;
    for (u32 i = 0; i < bytes; i++) {
        if (how == CONSTANT) {
            constant[i] = 1;
        }
        kept &= !changes || !constant[i];
    }
    return kept;
}

static inline u64 ptx_global(const struct thread *t, u64 address, u32 bytes, enum access how, u32 line) {
    const struct machine *m = t->block->machine;
    int allowed = is_global(address, bytes) ? is_kept(address, bytes, how) : how != CONSTANT && within(m->memory, address, bytes);
    if (!allowed && how != STEPS && how != CONSTANT && is_mapped(m, address, bytes)) {
        allowed = 1;
        if (how == READS) {
            __atomic_fetch_add(m->looks, 1, __ATOMIC_RELAXED);
        }
    }
    return must(t, allowed, address, bytes, line);
}

static inline u64 ptx_shared(const struct thread *t, u64 address, u32 bytes, enum access how, u32 line) {
    return (u64)t->block->shared + must(t, address + bytes <= ptx_shared_bytes, address, bytes, line);
}

static inline u64 ptx_local(const struct thread *t, u64 address, u32 bytes, enum access how, u32 line) {
    return t->low + must(t, address + bytes <= STACK, address, bytes, line);
}

static inline u64 ptx_generic(const struct thread *t, u64 address, u32 bytes, enum access how, u32 line) {
    u64 local = address - t->low, shared = address - (u64)t->block->shared;
    if (local < STACK) {
        return ptx_local(t, local, bytes, how, line);
    }
    return shared < ptx_shared_bytes ? ptx_shared(t, shared, bytes, how, line) : ptx_global(t, address, bytes, how, line);
}

#define AT(type, i) (((volatile type *)at)[i])

#define REINTERPRET(name, from, to) \
    static inline to name(from given) { \
        union { \
            from given; \
            to made; \
        } both = {given}; \
        return both.made; \
    }
REINTERPRET(F32, u32, f32)
REINTERPRET(F64, u64, f64)
REINTERPRET(BITS32, f32, u32)
REINTERPRET(BITS64, f64, u64)

#define CLZ32(x) ((x) ? (u32)__builtin_clz(x) : 32u)
#define CLZ64(x) ((x) ? (u32)__builtin_clzll(x) : 64u)
#define SHL(type, x, n) ((n) >= sizeof(type) * 8 ? (type)0 : (type)((u64)(x) << (n)))
#define SHR(type, x, n) ((type)((n) < sizeof(type) * 8 ? (x) >> (n) : (type)-1 < 0 ? (x) >> (sizeof(type) * 8 - 1) : 0))
#define BFE32(x, at, n) ((at) > 31 || !(n) ? 0 : (u32)(((x) >> (at)) & ((n) > 31 ? ~0u : (1u << (n)) - 1)))
#define BFE64(x, at, n) ((at) > 63 || !(n) ? 0 : ((u64)(x) >> (at)) & ((n) > 63 ? ~0ull : (1ull << (n)) - 1))

// The second word is the upper one.
static inline u32 FUNNEL_l(u32 a, u32 b, u32 n) {
    return (u32)(((u64)b << 32 | a) << (n & 31) >> 32);
}

static inline u32 FUNNEL_r(u32 a, u32 b, u32 n) {
    return (u32)(((u64)b << 32 | a) >> (n & 31));
}

// Each four bits name a byte of eight, or with the highest its sign.
static inline u32 PERMUTE(u32 a, u32 b, u32 which) {
    u64 both = (u64)b << 32 | a;
    u32 made = 0;
    for (u32 i = 0; i < 4; i++) {
        u32 byte = (u8)(both >> (which >> 4 * i & 7) * 8);
        made |= (which >> 4 * i & 8 ? (byte & 0x80 ? 0xff : 0) : byte) << 8 * i;
    }
    return made;
}

// What has no result is something that no program can want.
#define DIV(type, a, b) (!(b) ? (type)-1 : (type)-1 < 0 && (b) == (type)-1 ? (type)(0 - (u64)(a)) : (type)((a) / (b)))
#define REM(type, a, b) (!(b) ? (a) : (type)-1 < 0 && (b) == (type)-1 ? (type)0 : (type)((a) % (b)))

#define MIN(type, a, b) ((a) != (a) ? (b) : (b) != (b) ? (a) : (a) == 0 && (b) == 0 ? (1 / (a) < 0 ? (a) : (b)) : (a) < (b) ? (a) : (b))
#define MAX(type, a, b) ((a) != (a) ? (b) : (b) != (b) ? (a) : (a) == 0 && (b) == 0 ? (1 / (a) < 0 ? (b) : (a)) : (a) > (b) ? (a) : (b))
#define SQRT32 __builtin_sqrtf
#define SQRT64 __builtin_sqrt
#define FMA32 __builtin_fmaf
#define FMA64 __builtin_fma
#define ABS32 __builtin_fabsf
#define ABS64 __builtin_fabs
#define COPYSIGN32 __builtin_copysignf
#define COPYSIGN64 __builtin_copysign

#define ROUND_TO_ZERO(type, least, past) \
    static inline type RZI_##type(f64 x) { return x != x ? 0 : x < (least) ? (type)(least) : x >= (past) ? (type)((u64)(past) - 1) : (type)x; }
ROUND_TO_ZERO(s32, -0x1p31, 0x1p31)
ROUND_TO_ZERO(u32, 0, 0x1p32)
ROUND_TO_ZERO(s64, -0x1p63, 0x1p63)

// One step for all who see it. The old value is the result; floating-point numbers are compared by their bits.
#define CAS(p, old, fresh) __sync_val_compare_and_swap(p, old, fresh)
#define FETCH_ADD(type, value) \
    ({ \
        type given = (value), was, now; \
        do { \
            __atomic_load((type *)at, &was, __ATOMIC_RELAXED); \
            now = was + given; \
        } while (!__atomic_compare_exchange((type *)at, &was, &now, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)); \
        was; \
    })

#endif
