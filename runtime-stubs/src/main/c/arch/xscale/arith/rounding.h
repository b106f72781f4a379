/* Rounding to an integer in the same format, and minimum and maximum. */

#define ONE ((word) BIAS << FRACTION)

/* The exponent where 1 has 0. From FRACTION on a number has no fraction, or is none. */
static inline int scale(word x) {
    return (int) exponent_of(x) - BIAS;
}

static inline word already_whole(word x) {
    return is_nan(x) ? NAN_BITS : x;
}

/* Away from zero if it has this sign, towards zero otherwise; the carry goes into the exponent by itself. */
static inline real round_by_sign(word x, word away) {
    int e = scale(x);
    if (e >= FRACTION) {
        return real_of(already_whole(x));
    }
    bool up = (x & SIGN) == away;
    if (e < 0) {
        return real_of((x & SIGN) | (up && (x & ~SIGN) != 0 ? ONE : 0));
    }
    word mask = FRACTION_MASK >> e;
    return real_of((x + (up ? mask : 0)) & ~mask);
}

real LIBM(floor)(real x) {
    return round_by_sign(bits_of(x), SIGN);
}

real LIBM(ceil)(real x) {
    return round_by_sign(bits_of(x), 0);
}

real LIBM(trunc)(real value) {
    word x = bits_of(value);
    int e = scale(x);
    return real_of(e >= FRACTION ? already_whole(x) : e < 0 ? x & SIGN : x & ~(FRACTION_MASK >> e));
}

static inline real round_to_even(word x) {
    int e = scale(x);
    if (e >= FRACTION) {
        return real_of(already_whole(x));
    }
    if (e < 0) {
        return real_of((x & SIGN) | (e == -1 && (x & FRACTION_MASK) != 0 ? ONE : 0));
    }
    word mask = FRACTION_MASK >> e;
    /* for e = 0 the last bit of the integer is the hidden one, and the exponent's last bit stands in for it */
    return real_of((x + (mask >> 1) + (x >> (FRACTION - e) & 1)) & ~mask);
}

real LIBM(rint)(real x) {
    return round_to_even(bits_of(x));
}

real LIBM(nearbyint)(real x) {
    return round_to_even(bits_of(x));
}

real LIBM(roundeven)(real x) {
    return round_to_even(bits_of(x));
}

/* Halves go away from zero. */
real LIBM(round)(real value) {
    word x = bits_of(value);
    int e = scale(x);
    if (e >= FRACTION) {
        return real_of(already_whole(x));
    }
    if (e < 0) {
        return real_of((x & SIGN) | (e == -1 ? ONE : 0));
    }
    word mask = FRACTION_MASK >> e;
    return real_of((x + (mask >> 1) + 1) & ~mask);
}

/* The order of numbers in which -0 comes before 0. */
static inline bool before(word a, word b) {
    return (a & b & SIGN) != 0 ? b < a : (sword) a < (sword) b;
}

/* C's: a NaN gives the other operand. */
real LIBM(fmin)(real a, real b) {
    word x = bits_of(a);
    word y = bits_of(b);
    return real_of(is_nan(x) ? already_whole(y) : is_nan(y) || before(x, y) ? x : y);
}

real LIBM(fmax)(real a, real b) {
    word x = bits_of(a);
    word y = bits_of(b);
    return real_of(is_nan(x) ? already_whole(y) : is_nan(y) || before(y, x) ? x : y);
}

/* Java's: a NaN gives NaN. */
real LIBM(fminimum)(real a, real b) {
    word x = bits_of(a);
    word y = bits_of(b);
    return real_of(is_nan(x) || is_nan(y) ? NAN_BITS : before(x, y) ? x : y);
}

real LIBM(fmaximum)(real a, real b) {
    word x = bits_of(a);
    word y = bits_of(b);
    return real_of(is_nan(x) || is_nan(y) ? NAN_BITS : before(y, x) ? x : y);
}
