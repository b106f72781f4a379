/* Integer division and the 64-bit helpers of the ARM run-time ABI. */
#include "arith.h"

/* What the ABI returns in r0-r1 and r2-r3: a 128-bit vector travels in these four registers. */
typedef uint64_t quotient_remainder __attribute__((vector_size(16)));

static inline uint32_t divide32(uint32_t n, uint32_t d, uint32_t *remainder) {
    if (n < d || d == 0) {
        *remainder = n;
        return 0;
    }
    int s = clz32(d);
    uint32_t q = mul_high(n, reciprocal(d << s)) >> (31 - s);
    uint32_t r = n - q * d;
    while (r >= d) {
        q++;
        r -= d;
    }
    *remainder = r;
    return q;
}

/*
 * A divisor d >= 2^31 with v = floor((2^64 - 1)/d) - 2^32, from which each digit of a quotient follows with one
 * multiplication and two corrections (Moeller and Granlund, "Improved division by invariant integers", 2011).
 */
typedef struct {
    uint32_t d, v;
} divisor;

static inline divisor prepare(uint32_t d) {
    uint32_t x = reciprocal_rough(d);
    uint64_t residue = (1ull << 63) - wide(d, x);
    uint32_t v = 2 * x + (mul_high((uint32_t) (residue >> 16), x) >> 14);
    uint64_t rest = ~wide(d, v) - ((uint64_t) d << 32);
    while (rest >= d) {
        v++;
        rest -= d;
    }
    return (divisor) {d, v};
}

/* (u1, u0)/d for u1 < d */
static inline uint32_t digit(divisor by, uint32_t u1, uint32_t u0, uint32_t *remainder) {
    uint64_t q = wide(by.v, u1) + ((uint64_t) u1 << 32 | u0);
    uint32_t q1 = high(q) + 1;
    uint32_t r = u0 - q1 * by.d;
    if (r > (uint32_t) q) {
        q1--;
        r += by.d;
    }
    if (r >= by.d) {
        q1++;
        r -= by.d;
    }
    *remainder = r;
    return q1;
}

static quotient_remainder divide64(uint64_t n, uint64_t d) {
    uint32_t r;
    if (n < d || d == 0) {
        return (quotient_remainder) {0, n};
    }
    if (high(n) == 0) {
        uint32_t q = divide32((uint32_t) n, (uint32_t) d, &r);
        return (quotient_remainder) {q, r};
    }
    if (high(d) == 0) {
        int s = clz32((uint32_t) d);
        divisor by = prepare((uint32_t) d << s);
        uint64_t shifted = n << s;
        uint32_t top = s == 0 ? 0 : high(n) >> (32 - s);
        uint32_t q1 = 0;
        if (top == 0 && high(shifted) < by.d) {
            r = high(shifted);
        } else {
            q1 = digit(by, top, high(shifted), &r);
        }
        uint32_t q0 = digit(by, r, (uint32_t) shifted, &r);
        return (quotient_remainder) {(uint64_t) q1 << 32 | q0, r >> s};
    }
    /* The quotient is one digit. Estimated from the divisor's first 32 bits, less one, it is right or one too small. */
    int s = clz32(high(d));
    uint64_t half = n >> 1;
    uint32_t q = digit(prepare(high(d << s)), high(half), (uint32_t) half, &r) >> (31 - s);
    if (q != 0) {
        q--;
    }
    uint64_t rest = n - (wide((uint32_t) d, q) + ((uint64_t) (high(d) * q) << 32));
    if (rest >= d) {
        q++;
        rest -= d;
    }
    return (quotient_remainder) {q, rest};
}

uint32_t __aeabi_uidiv(uint32_t n, uint32_t d) {
    uint32_t r;
    return divide32(n, d, &r);
}

/* Quotient in the low word, remainder in the high one. */
uint64_t __aeabi_uidivmod(uint32_t n, uint32_t d) {
    uint32_t r;
    uint32_t q = divide32(n, d, &r);
    return (uint64_t) r << 32 | q;
}

static inline uint32_t magnitude32(int32_t x) {
    return x < 0 ? 0u - (uint32_t) x : (uint32_t) x;
}

static inline uint64_t magnitude64(int64_t x) {
    return x < 0 ? 0ull - (uint64_t) x : (uint64_t) x;
}

int32_t __aeabi_idiv(int32_t n, int32_t d) {
    uint32_t r;
    uint32_t q = divide32(magnitude32(n), magnitude32(d), &r);
    return (int32_t) ((n ^ d) < 0 ? 0u - q : q);
}

uint64_t __aeabi_idivmod(int32_t n, int32_t d) {
    uint32_t r;
    uint32_t q = divide32(magnitude32(n), magnitude32(d), &r);
    q = (n ^ d) < 0 ? 0u - q : q;
    r = n < 0 ? 0u - r : r;
    return (uint64_t) r << 32 | q;
}

quotient_remainder __aeabi_uldivmod(uint64_t n, uint64_t d) {
    return divide64(n, d);
}

quotient_remainder __aeabi_ldivmod(int64_t n, int64_t d) {
    quotient_remainder qr = divide64(magnitude64(n), magnitude64(d));
    return (quotient_remainder) {(n ^ d) < 0 ? 0ull - qr[0] : qr[0], n < 0 ? 0ull - qr[1] : qr[1]};
}

uint64_t __aeabi_lmul(uint64_t a, uint64_t b) {
    return wide((uint32_t) a, (uint32_t) b) + ((uint64_t) (high(a) * (uint32_t) b + (uint32_t) a * high(b)) << 32);
}

uint64_t __aeabi_llsl(uint64_t x, int n) {
    return x << (n & 63);
}

uint64_t __aeabi_llsr(uint64_t x, int n) {
    return x >> (n & 63);
}

int64_t __aeabi_lasr(int64_t x, int n) {
    return x >> (n & 63);
}
