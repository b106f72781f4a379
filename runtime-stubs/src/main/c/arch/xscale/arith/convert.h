/* Conversions between integers and either format. To integers: towards zero, saturating, NaN to zero. */

static inline uint32_t to_magnitude32(word x, int e) {
    word s = (x & FRACTION_MASK) | HIDDEN;
    return (uint32_t) (s << (WIDTH - 1 - FRACTION) >> (WIDTH - 32)) >> (31 - e);
}

static inline uint64_t to_magnitude64(word x, int e) {
    return (uint64_t) ((x & FRACTION_MASK) | HIDDEN) << (63 - FRACTION) >> (63 - e);
}

int32_t TO(iz)(real value) {
    word x = bits_of(value);
    int e = (int) exponent_of(x) - BIAS;
    bool negative = (x & SIGN) != 0;
    if (e < 0 || is_nan(x)) {
        return 0;
    }
    if (e >= 31) {
        return negative ? INT32_MIN : INT32_MAX;
    }
    int32_t r = (int32_t) to_magnitude32(x, e);
    return negative ? -r : r;
}

uint32_t TO(uiz)(real value) {
    word x = bits_of(value);
    int e = (int) exponent_of(x) - BIAS;
    if (e < 0 || is_nan(x) || (x & SIGN) != 0) {
        return 0;
    }
    return e >= 32 ? UINT32_MAX : to_magnitude32(x, e);
}

int64_t TO(lz)(real value) {
    word x = bits_of(value);
    int e = (int) exponent_of(x) - BIAS;
    bool negative = (x & SIGN) != 0;
    if (e < 0 || is_nan(x)) {
        return 0;
    }
    if (e >= 63) {
        return negative ? INT64_MIN : INT64_MAX;
    }
    int64_t r = (int64_t) to_magnitude64(x, e);
    return negative ? -r : r;
}

uint64_t TO(ulz)(real value) {
    word x = bits_of(value);
    int e = (int) exponent_of(x) - BIAS;
    if (e < 0 || is_nan(x) || (x & SIGN) != 0) {
        return 0;
    }
    return e >= 64 ? UINT64_MAX : to_magnitude64(x, e);
}

static inline real from_magnitude32(word sign, uint32_t x) {
    if (x == 0) {
        return real_of(0);
    }
    int n = clz32(x);
    x <<= n;
#if WIDTH == 32
    word s = x >> (31 - FRACTION - GUARD) | ((x & ((1u << (31 - FRACTION - GUARD)) - 1)) != 0);
#else
    word s = (word) x << (FRACTION + GUARD - 31);
#endif
    return real_of(round_significand(sign, BIAS + 31 - n, s));
}

static inline real from_magnitude64(word sign, uint64_t x) {
    if (x == 0) {
        return real_of(0);
    }
    int n = clz64(x);
    x <<= n;
    word s = (word) (x >> (63 - FRACTION - GUARD)) | ((x & ((1ull << (63 - FRACTION - GUARD)) - 1)) != 0);
    return real_of(round_significand(sign, BIAS + 63 - n, s));
}

real FROM(i)(int32_t x) {
    return x < 0 ? from_magnitude32(SIGN, 0u - (uint32_t) x) : from_magnitude32(0, (uint32_t) x);
}

real FROM(ui)(uint32_t x) {
    return from_magnitude32(0, x);
}

real FROM(l)(int64_t x) {
    return x < 0 ? from_magnitude64(SIGN, 0ull - (uint64_t) x) : from_magnitude64(0, (uint64_t) x);
}

real FROM(ul)(uint64_t x) {
    return from_magnitude64(0, x);
}
