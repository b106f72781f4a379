/* Double precision. */
#include "f64.h"

#include "basic.h"
#include "convert.h"
#include "rounding.h"

double __aeabi_dmul(double x, double y) {
    word a = f64_bits(x);
    word b = f64_bits(y);
    word sign = (a ^ b) & SIGN;
    int ea = (int) exponent_of(a);
    int eb = (int) exponent_of(b);
    word sa = (a & FRACTION_MASK) | HIDDEN;
    word sb = (b & FRACTION_MASK) | HIDDEN;
    if (!is_normal(a) || !is_normal(b)) {
        if (is_special(a) || is_special(b)) {
            return f64_of(multiply_special(a, b, sign));
        }
        sa = normalize(a, &ea);
        sb = normalize(b, &eb);
    }
    u128 p = mul_full(sa << 11, sb << 4);
    int e = ea + eb - BIAS;
    word s = p.hi | (p.lo != 0);
    if (s >= 2 * LEADING) {
        s = s >> 1 | (s & 1);
        e++;
    }
    return f64_of(round_pack(sign, e, s));
}

/*
 * Long division by two digits of 28 bits, each estimated from the leading 32 bits and a reciprocal that is never too
 * large (the 2 makes up for the divisor's bits that were left out), so that no digit is.
 */
double __aeabi_ddiv(double x, double y) {
    word a = f64_bits(x);
    word b = f64_bits(y);
    word sign = (a ^ b) & SIGN;
    int ea = (int) exponent_of(a);
    int eb = (int) exponent_of(b);
    word sa = (a & FRACTION_MASK) | HIDDEN;
    word sb = (b & FRACTION_MASK) | HIDDEN;
    if (!is_normal(a) || !is_normal(b)) {
        if (is_special(a) || is_special(b)) {
            return f64_of(divide_special(a, b, sign));
        }
        sa = normalize(a, &ea);
        sb = normalize(b, &eb);
    }
    int e = ea - eb + BIAS;
    if (sa < sb) {
        sa <<= 1;
        e--;
    }
    uint32_t inverse = reciprocal((uint32_t) (sb >> 21)) - 2;
    uint32_t q1 = mul_high((uint32_t) (sa >> 22), inverse) >> 3;
    word r = (sa << 27) - q1 * sb;
    uint32_t q2 = mul_high((uint32_t) (r >> 23), inverse) >> 1;
    r = (r << 28) - q2 * sb;
    word q = ((word) q1 << 28) + q2;
    while (r >= sb) {
        q++;
        r -= sb;
    }
    return f64_of(round_pack(sign, e, q | (r != 0)));
}

static inline u128 shift_sticky128(u128 x, uint32_t n) {
    if (n == 0) {
        return x;
    }
    if (n >= 64) {
        return (u128) {0, shift_sticky64(x.hi, n - 64) | (x.lo != 0)};
    }
    return (u128) {x.hi >> n, shift_sticky64(x.lo, n) | x.hi << (64 - n)};
}

static inline u128 subtract128(u128 a, u128 b) {
    return (u128) {a.hi - b.hi - (a.lo < b.lo), a.lo - b.lo};
}

/* The product is exact in 106 bits. Both terms have room below, so that only a term far below the other is cut. */
double fma(double x, double y, double z) {
    enum { TOP = 124 };
    word a = f64_bits(x);
    word b = f64_bits(y);
    word c = f64_bits(z);
    word sign = (a ^ b) & SIGN;
    bool special = is_special(a) || is_special(b);
    if (special || exponent_of(c) == MAX_EXPONENT) {
        return __aeabi_dadd(f64_of(special ? multiply_special(a, b, sign) : sign | ONE), z);
    }
    int ea;
    int eb;
    u128 p = mul_full(normalize(a, &ea) << 10, normalize(b, &eb) << (TOP - 2 * FRACTION - 10));
    int e = ea + eb - BIAS;
    u128 t = {0, 0};
    if ((c & ~SIGN) != 0) {
        int ec;
        t.hi = normalize(c, &ec) << (TOP - 64 - FRACTION);
        if (ec <= e) {
            t = shift_sticky128(t, (uint32_t) (e - ec));
        } else {
            p = shift_sticky128(p, (uint32_t) (ec - e));
            e = ec;
        }
    }
    if (((sign ^ c) & SIGN) == 0) {
        p.lo += t.lo;
        p.hi += t.hi + (p.lo < t.lo);
    } else if (p.hi > t.hi || (p.hi == t.hi && p.lo >= t.lo)) {
        p = subtract128(p, t);
    } else {
        p = subtract128(t, p);
        sign ^= SIGN;
    }
    if ((p.hi | p.lo) == 0) {
        return f64_of(0);
    }
    e += 127 - TOP;
    if (p.hi == 0) {
        p = (u128) {p.lo, 0};
        e -= 64;
    }
    int n = clz64(p.hi);
    word s = n == 0 ? p.hi : p.hi << n | p.lo >> (64 - n);
    bool lost = p.lo << n != 0;
    s = s >> (63 - FRACTION - GUARD) | (lost || (s & ((1u << (63 - FRACTION - GUARD)) - 1)) != 0);
    return f64_of(round_pack(sign, e - n, s));
}

double __aeabi_f2d(float value) {
    uint32_t x = f32_bits(value);
    word sign = (word) (x & 0x80000000) << 32;
    int e = (int) (x >> 23 & 0xff);
    uint32_t fraction = x & 0x7fffff;
    if (e == 0xff) {
        return f64_of(fraction != 0 ? NAN_BITS : sign | INF);
    }
    if (e == 0) {
        if (fraction == 0) {
            return f64_of(sign);
        }
        int n = clz32(fraction) - 8;
        fraction = fraction << n & 0x7fffff;
        e = 1 - n;
    }
    return f64_of(sign | (word) (e - 127 + BIAS) << FRACTION | (word) fraction << (FRACTION - 23));
}
