/*
 * Arithmetic that XScale (armv5te) has no instructions for: integer division, IEEE 754 single and double precision,
 * and the mem* functions. LLVM calls these by name after it has optimised, so they live in an archive of their
 * own, libarith.a, and are never part of the bitcode that is linked into generated code (dead code elimination
 * would drop them before anything asks for them).
 *
 *   int.c           __aeabi_{u,}idiv{,mod}, __aeabi_{u,}ldivmod, __aeabi_{llsl,llsr,lasr,lmul}
 *   f32.c, f64.c    __aeabi_{f,d}{mul,div}, fmaf, fma, __aeabi_d2f, __aeabi_f2d; and once for each format, from headers:
 *     basic.h       __aeabi_{f,d}{add,sub,cmp{eq,lt,le,gt,ge,un}}
 *     convert.h     __aeabi_{i,ui,l,ul}2{f,d}, __aeabi_{f,d}2{iz,uiz,lz,ulz}
 *     rounding.h    floor, ceil, trunc, rint, nearbyint, roundeven, round; fmin, fmax, fminimum, fmaximum
 *   sqrt.c          sqrt, sqrtf
 *   fmod.c          fmod, fmodf: exact, Java's %
 *   memory.c        __aeabi_mem{cpy,move,set,clr}{,4,8}, and memcpy, memmove, memset, memcmp where nobody else has them
 *
 * Everything is correctly rounded to nearest even, subnormals included. An operation that gives NaN gives the
 * canonical quiet NaN. Conversions to integers saturate and take NaN to zero, as Java's do. Division of integers by
 * zero gives zero: the compiler has tested for it. The code is plain C on integers, so that the same functions can be
 * tested on any machine; built for x86-64, the archive has the libm functions that a plain x86-64 lacks.
 */
#ifndef HELIAC_ARITH_H
#define HELIAC_ARITH_H

#include <stdbool.h>
#include <stdint.h>

static inline uint32_t f32_bits(float value) {
    union { float value; uint32_t bits; } u = {.value = value};
    return u.bits;
}

static inline float f32_of(uint32_t bits) {
    union { uint32_t bits; float value; } u = {.bits = bits};
    return u.value;
}

static inline uint64_t f64_bits(double value) {
    union { double value; uint64_t bits; } u = {.value = value};
    return u.bits;
}

static inline double f64_of(uint64_t bits) {
    union { uint64_t bits; double value; } u = {.bits = bits};
    return u.value;
}

static inline uint32_t high(uint64_t x) {
    return (uint32_t) (x >> 32);
}

static inline uint64_t wide(uint32_t a, uint32_t b) {
    return (uint64_t) a * b;
}

/* the high word of a product: one umull */
static inline uint32_t mul_high(uint32_t a, uint32_t b) {
    return high(wide(a, b));
}

/* x is not zero */
static inline int clz32(uint32_t x) {
    return __builtin_clz(x);
}

/* x is not zero */
static inline int clz64(uint64_t x) {
    return high(x) != 0 ? clz32(high(x)) : 32 + clz32((uint32_t) x);
}

/* Shifts right; the last bit of the result also tells whether anything was lost ("sticky"). */
static inline uint32_t shift_sticky32(uint32_t x, uint32_t n) {
    return n == 0 ? x : n < 32 ? x >> n | (x << (32 - n) != 0) : x != 0;
}

static inline uint64_t shift_sticky64(uint64_t x, uint32_t n) {
    return n == 0 ? x : n < 64 ? x >> n | (x << (64 - n) != 0) : x != 0;
}

typedef struct {
    uint64_t hi, lo;
} u128;

static inline u128 mul_full(uint64_t a, uint64_t b) {
    uint64_t low = wide((uint32_t) a, (uint32_t) b);
    uint64_t mid = wide(high(a), (uint32_t) b) + high(low);
    uint64_t mid2 = wide((uint32_t) a, high(b)) + (uint32_t) mid;
    return (u128) {wide(high(a), high(b)) + high(mid) + high(mid2), mid2 << 32 | (uint32_t) low};
}

/*
 * About 2^63/d for d >= 2^31, never too large, right to 16 bits: a straight line (48/17 - 32/17 d, right to 1/17) and
 * two Newton steps x(2 - dx), each of which squares the error and, because ~p <= 2^32 - dx, ends below the true value.
 */
static inline uint32_t reciprocal_rough(uint32_t d) {
    uint32_t x = (uint32_t) ((48ull << 31) / 17) - mul_high(d, (uint32_t) ((32ull << 31) / 17));
    x = mul_high(x, ~mul_high(d, x)) << 1;
    return mul_high(x, ~mul_high(d, x)) << 1;
}

/* 2^63/d for d >= 2^31, at most 2 too small and never too large: one more Newton step, with the whole residue. */
static inline uint32_t reciprocal(uint32_t d) {
    uint32_t x = reciprocal_rough(d);
    uint64_t residue = (1ull << 63) - wide(d, x);
    return x + (mul_high((uint32_t) (residue >> 16), x) >> 15);
}

#endif
