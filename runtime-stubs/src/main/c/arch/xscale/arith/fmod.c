/* The remainder of a division that truncates, exact for any operands: Java's %. */
#include "f64.h"

enum { DIGIT = 28 };

/* r 2^n mod s, for r < s < 2^53 with s's leading bit at 52 and n <= DIGIT; inverse is never too large. */
static inline uint64_t shift_modulo(uint64_t r, int n, uint64_t s, uint32_t inverse) {
    uint32_t q = mul_high((uint32_t) (r >> 21), inverse) >> (31 - n);
    r = (r << n) - q * s;
    while (r >= s) {
        r -= s;
    }
    return r;
}

double fmod(double x, double y) {
    word a = f64_bits(x);
    word sign = a & SIGN;
    a ^= sign;
    word b = f64_bits(y) & ~SIGN;
    if (a >= INF || b > INF || b == 0) {
        return f64_of(NAN_BITS);
    }
    if (a < b) {
        return x;
    }
    int ea;
    int eb;
    word r = normalize(a, &ea);
    word s = normalize(b, &eb);
    if (r >= s) {
        r -= s;
    }
    int n = ea - eb;
    if (n > 0) {
        uint32_t inverse = reciprocal((uint32_t) (s >> 21)) - 2;
        for (; n > DIGIT && r != 0; n -= DIGIT) {
            r = shift_modulo(r, DIGIT, s, inverse);
        }
        r = shift_modulo(r, n, s, inverse);
    }
    if (r == 0) {
        return f64_of(sign);
    }
    int left = clz64(r) - 11;
    int e = eb - left;
    r <<= left;
    if (e < 1) {
        r >>= 1 - e;
        e = 1;
    }
    return f64_of(sign | (((word) (e - 1) << FRACTION) + r));
}

/* Exact: the remainder has no bit below the last bits of both operands. */
float fmodf(float x, float y) {
    return (float) fmod(x, y);
}
