/*
 * What the single and the double format have in common, in terms of f32.h's or f64.h's names. An unrounded number is
 * a significand with its leading bit at HIDDEN << GUARD (lower for a subnormal), where the last of the GUARD bits is
 * sticky, and a biased exponent of at least 1.
 */
#define GUARD 3
#define MAX_EXPONENT (2 * BIAS + 1)
#define SIGN ((word) 1 << (WIDTH - 1))
#define HIDDEN ((word) 1 << FRACTION)
#define FRACTION_MASK (HIDDEN - 1)
#define INF ((word) MAX_EXPONENT << FRACTION)
#define NAN_BITS (INF | HIDDEN >> 1)
#define LEADING (HIDDEN << GUARD)

static inline uint32_t exponent_of(word x) {
    return (uint32_t) (x >> FRACTION) & MAX_EXPONENT;
}

static inline bool is_nan(word x) {
    return (x & ~SIGN) > INF;
}

/* Neither zero, subnormal, infinite nor NaN. */
static inline bool is_normal(word x) {
    return exponent_of(x) - 1 < MAX_EXPONENT - 1;
}

/* Rounds to nearest even; the carry of a significand that overflows goes into the exponent by itself. */
static inline word round_significand(word sign, int exponent, word s) {
    word r = (s + 3 + (s >> GUARD & 1)) >> GUARD;
    return sign | (((word) (exponent - 1) << FRACTION) + r);
}

/* The same for any exponent: too large a number becomes infinite, too small a one subnormal. */
static inline word round_pack(word sign, int exponent, word s) {
    if ((uint32_t) exponent - 1 >= MAX_EXPONENT - 1) {
        if (exponent >= MAX_EXPONENT) {
            return sign | INF;
        }
        s = shift_sticky(s, (uint32_t) (1 - exponent));
        exponent = 1;
    }
    return round_significand(sign, exponent, s);
}

/* The significand of a finite number that is not zero, leading bit at HIDDEN, and its exponent. */
static inline word normalize(word x, int *exponent) {
    int e = (int) exponent_of(x);
    word s = x & FRACTION_MASK;
    if (e != 0) {
        *exponent = e;
        return s | HIDDEN;
    }
    int n = clz(s) - (WIDTH - 1 - FRACTION);
    *exponent = 1 - n;
    return s << n;
}
