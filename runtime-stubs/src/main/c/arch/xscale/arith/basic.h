/* Addition, subtraction and comparison, the same for both formats. */

real AEABI(add)(real x, real y) {
    word a = bits_of(x);
    word b = bits_of(y);
    if ((a & ~SIGN) < (b & ~SIGN)) {
        word t = a;
        a = b;
        b = t;
    }
    word sign = a & SIGN;
    bool opposite = ((a ^ b) & SIGN) != 0;
    int ea = (int) exponent_of(a);
    int eb = (int) exponent_of(b);
    word sa = (a & FRACTION_MASK) << GUARD;
    word sb = (b & FRACTION_MASK) << GUARD;
    if (ea == MAX_EXPONENT) {
        /* b is the smaller, so it is no NaN unless a is */
        return real_of(sa != 0 || (eb == MAX_EXPONENT && opposite) ? NAN_BITS : a);
    }
    if (eb == 0) {
        if (sb == 0) {
            /* x + 0 is x, but 0 + -0 is 0 */
            return real_of(sa == 0 && ea == 0 && opposite ? 0 : a);
        }
        eb = 1;
    } else {
        sb |= LEADING;
    }
    if (ea == 0) {
        ea = 1;
    } else {
        sa |= LEADING;
    }
    sb = shift_sticky(sb, (uint32_t) (ea - eb));
    word s;
    if (!opposite) {
        s = sa + sb;
        if (s >= 2 * LEADING) {
            s = s >> 1 | (s & 1);
            ea++;
        }
    } else {
        s = sa - sb;
        if (s == 0) {
            return real_of(0);
        }
        if (s < LEADING) {
            int n = clz(s) - (WIDTH - 1 - FRACTION - GUARD);
            if (n >= ea) {
                n = ea - 1;
            }
            s <<= n;
            ea -= n;
        }
    }
    return real_of(ea == MAX_EXPONENT ? sign | INF : round_significand(sign, ea, s));
}

real AEABI(sub)(real a, real b) {
    return AEABI(add)(a, real_of(bits_of(b) ^ SIGN));
}

static inline bool unordered(word a, word b) {
    return is_nan(a) || is_nan(b);
}

/* Numbers with the same sign order like their bits, or the other way round; either zero equals the other. */
static inline bool less(word a, word b) {
    return (a & b & SIGN) != 0 ? b < a : (sword) a < (sword) b && ((a | b) & ~SIGN) != 0;
}

int AEABI(cmpun)(real a, real b) {
    return unordered(bits_of(a), bits_of(b));
}

int AEABI(cmpeq)(real a, real b) {
    word x = bits_of(a);
    word y = bits_of(b);
    return x == y ? !is_nan(x) : ((x | y) & ~SIGN) == 0;
}

int AEABI(cmplt)(real a, real b) {
    return !unordered(bits_of(a), bits_of(b)) && less(bits_of(a), bits_of(b));
}

int AEABI(cmple)(real a, real b) {
    return !unordered(bits_of(a), bits_of(b)) && !less(bits_of(b), bits_of(a));
}

int AEABI(cmpgt)(real a, real b) {
    return !unordered(bits_of(a), bits_of(b)) && less(bits_of(b), bits_of(a));
}

int AEABI(cmpge)(real a, real b) {
    return !unordered(bits_of(a), bits_of(b)) && !less(bits_of(a), bits_of(b));
}

/* What a * b or a / b is when an operand is infinite, NaN or zero. */
static inline word multiply_special(word a, word b, word sign) {
    a &= ~SIGN;
    b &= ~SIGN;
    return a > INF || b > INF || (a == INF && b == 0) || (a == 0 && b == INF) ? NAN_BITS
         : a == INF || b == INF ? sign | INF : sign;
}

static inline word divide_special(word a, word b, word sign) {
    a &= ~SIGN;
    b &= ~SIGN;
    return a > INF || b > INF || (a == INF && b == INF) || (a == 0 && b == 0) ? NAN_BITS
         : a == INF || b == 0 ? sign | INF : sign;
}

static inline bool is_special(word x) {
    return (x & ~SIGN) == 0 || exponent_of(x) == MAX_EXPONENT;
}
