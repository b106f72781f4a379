/* Square roots of both formats, by way of 1/sqrt, which Newton's method finds without dividing. */
#include "arith.h"

/* The whole square root of a number of at least 2^62, with what is left, and 2^63 over the root, a little too small. */
typedef struct {
    uint32_t root, inverse;
    uint64_t rest;
} root64;

/*
 * With t = m/2^64, a straight line (2.13278 - 1.21873 t) is right to 9 % for 1/sqrt(t); three steps y(3 - t y^2)/2
 * bring that to 24 bits. Its product with m is a root right to 24 bits, which the residue corrects to a unit or two.
 */
static inline root64 square_root(uint64_t m) {
    uint32_t t = high(m);
    uint32_t y = (uint32_t) (uint64_t) (2.13278 * (1ull << 31)) - mul_high(t, (uint32_t) (1.21873 * (1ull << 31)));
    for (int i = 0; i < 3; i++) {
        y = mul_high(y, (3u << 30) - mul_high(t, mul_high(y, y))) << 1;
    }
    /* the steps' own rounding may have gone up by as much */
    y -= 16;
    uint32_t root = mul_high(t, y) << 1;
    root += mul_high((uint32_t) ((m - wide(root, root)) >> 12), y) >> 20;
    uint64_t rest = m - wide(root, root);
    while (rest > 2 * (uint64_t) root) {
        rest -= 2 * (uint64_t) root + 1;
        root++;
    }
    return (root64) {root, y, rest};
}

float sqrtf(float value) {
    uint32_t x = f32_bits(value);
    if (x - 1 >= 0x7f7fffff) {
        return f32_of(x << 1 == 0 || x == 0x7f800000 ? x : 0x7fc00000);
    }
    int e = (int) (x >> 23);
    uint32_t s = x & 0x7fffff;
    if (e == 0) {
        int n = clz32(s) - 8;
        s <<= n;
        e = 1 - n;
    } else {
        s |= 0x800000;
    }
    e -= 127;
    root64 r = square_root((uint64_t) s << (39 + (e & 1)));
    /* no tie: the square of a number that needs 25 bits needs more than 24 */
    uint32_t rounded = (r.root >> 8) + (r.root >> 7 & 1);
    return f32_of(((uint32_t) ((e >> 1) + 126) << 23) + rounded);
}

double sqrt(double value) {
    uint64_t x = f64_bits(value);
    if (x - 1 >= 0x7fefffffffffffff) {
        return f64_of(x << 1 == 0 || x == 0x7ff0000000000000 ? x : 0x7ff8000000000000);
    }
    int e = (int) (high(x) >> 20);
    uint64_t s = x & 0xfffffffffffff;
    if (e == 0) {
        int n = clz64(s) - 11;
        s <<= n;
        e = 1 - n;
    } else {
        s |= 1ull << 52;
    }
    e -= 1023;
    uint64_t m = s << (10 + (e & 1));
    root64 r = square_root(m);
    /*
     * 24 more bits, by what is left over twice the root: never too much, as the inverse is too small by more than the
     * next term of the series, and at most a few units too little. What is left of m 2^48 then fits in 64 bits.
     */
    uint64_t q = ((uint64_t) r.root << 24) + (mul_high((uint32_t) (r.rest >> 1), r.inverse) >> 7);
    uint64_t rest = (m << 48) - q * q;
    while (rest > 2 * q) {
        rest -= 2 * q + 1;
        q++;
    }
    uint64_t rounded = (q >> 3) + (q >> 2 & 1);
    return f64_of(((uint64_t) ((e >> 1) + 1022) << 52) + rounded);
}
