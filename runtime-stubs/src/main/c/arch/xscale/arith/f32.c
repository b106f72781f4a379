/* Single precision. */
#include "f32.h"

#include "basic.h"
#include "convert.h"
#include "rounding.h"

float __aeabi_fmul(float x, float y) {
    word a = f32_bits(x);
    word b = f32_bits(y);
    word sign = (a ^ b) & SIGN;
    int ea = (int) exponent_of(a);
    int eb = (int) exponent_of(b);
    word sa = (a & FRACTION_MASK) | HIDDEN;
    word sb = (b & FRACTION_MASK) | HIDDEN;
    if (!is_normal(a) || !is_normal(b)) {
        if (is_special(a) || is_special(b)) {
            return f32_of(multiply_special(a, b, sign));
        }
        sa = normalize(a, &ea);
        sb = normalize(b, &eb);
    }
    uint64_t p = wide(sa << 6, sb << 6);
    int e = ea + eb - BIAS;
    word s = high(p) | ((uint32_t) p != 0);
    if (s >= 2 * LEADING) {
        s = s >> 1 | (s & 1);
        e++;
    }
    return f32_of(round_pack(sign, e, s));
}

float __aeabi_fdiv(float x, float y) {
    word a = f32_bits(x);
    word b = f32_bits(y);
    word sign = (a ^ b) & SIGN;
    int ea = (int) exponent_of(a);
    int eb = (int) exponent_of(b);
    word sa = (a & FRACTION_MASK) | HIDDEN;
    word sb = (b & FRACTION_MASK) | HIDDEN;
    if (!is_normal(a) || !is_normal(b)) {
        if (is_special(a) || is_special(b)) {
            return f32_of(divide_special(a, b, sign));
        }
        sa = normalize(a, &ea);
        sb = normalize(b, &eb);
    }
    int e = ea - eb + BIAS;
    if (sa < sb) {
        sa <<= 1;
        e--;
    }
    word q = mul_high(sa << 7, reciprocal(sb << 8)) >> 4;
    word r = (sa << (FRACTION + GUARD)) - q * sb;
    while (r >= sb) {
        q++;
        r -= sb;
    }
    return f32_of(round_pack(sign, e, q | (r != 0)));
}

/* The product is exact in 48 bits. Both terms have room below, so that only a term far below the other is cut. */
float fmaf(float x, float y, float z) {
    enum { TOP = 61 };
    word a = f32_bits(x);
    word b = f32_bits(y);
    word c = f32_bits(z);
    word sign = (a ^ b) & SIGN;
    bool special = is_special(a) || is_special(b);
    if (special || exponent_of(c) == MAX_EXPONENT) {
        return __aeabi_fadd(f32_of(special ? multiply_special(a, b, sign) : sign | ONE), z);
    }
    int ea;
    int eb;
    uint64_t p = wide(normalize(a, &ea), normalize(b, &eb)) << (TOP - 2 * FRACTION);
    int e = ea + eb - BIAS;
    uint64_t t = 0;
    if ((c & ~SIGN) != 0) {
        int ec;
        t = (uint64_t) normalize(c, &ec) << (TOP - FRACTION);
        if (ec <= e) {
            t = shift_sticky64(t, (uint32_t) (e - ec));
        } else {
            p = shift_sticky64(p, (uint32_t) (ec - e));
            e = ec;
        }
    }
    if (((sign ^ c) & SIGN) == 0) {
        p += t;
    } else if (p >= t) {
        p -= t;
    } else {
        p = t - p;
        sign ^= SIGN;
    }
    if (p == 0) {
        return f32_of(0);
    }
    int n = clz64(p);
    p <<= n;
    word s = (word) (p >> (63 - FRACTION - GUARD)) | ((p & ((1ull << (63 - FRACTION - GUARD)) - 1)) != 0);
    return f32_of(round_pack(sign, e + 63 - TOP - n, s));
}

float __aeabi_d2f(double value) {
    uint64_t x = f64_bits(value);
    word sign = high(x) & SIGN;
    int e = (int) (high(x) >> 20 & 0x7ff);
    uint64_t fraction = x & 0xfffffffffffff;
    if (e == 0x7ff) {
        return f32_of(fraction != 0 ? NAN_BITS : sign | INF);
    }
    if (e == 0) {
        /* a double's subnormals are nothing to a float */
        return f32_of(sign);
    }
    word s = (word) ((fraction | 1ull << 52) >> 26) | ((fraction & 0x3ffffff) != 0);
    return f32_of(round_pack(sign, e - 1023 + BIAS, s));
}
