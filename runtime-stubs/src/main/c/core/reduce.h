// Makes one value of a block of up to 1024, at least one, in the order that docs/il.md says: 32 lanes, of which lane l has the
// values l, l + 32, l + 64 and on, and then lane l and lane l + 16, + 8, + 4, + 2, + 1. Lanes without a value take no part.
#ifndef HK_REDUCE_H
#define HK_REDUCE_H

#include "hk_fast.h"

enum { HK_LANES = 32 };

typedef i32 hk_lanes_i32 __attribute__((vector_size(HK_LANES * 4)));
typedef u32 hk_lanes_u32 __attribute__((vector_size(HK_LANES * 4)));
typedef i64 hk_lanes_i64 __attribute__((vector_size(HK_LANES * 8)));
typedef u64 hk_lanes_u64 __attribute__((vector_size(HK_LANES * 8)));
typedef float hk_lanes_f32 __attribute__((vector_size(HK_LANES * 4)));
typedef double hk_lanes_f64 __attribute__((vector_size(HK_LANES * 8)));

// Integers wrap, which C has for unsigned ones only.
#define HK_SUM_i32(a, b) (i32)((u32)(a) + (u32)(b))
#define HK_SUM_i64(a, b) (i64)((u64)(a) + (u64)(b))
#define HK_SUM_f32(a, b) ((a) + (b))
#define HK_SUM_f64(a, b) ((a) + (b))
#define HK_SUMS_i32(a, b) (hk_lanes_i32)((hk_lanes_u32)(a) + (hk_lanes_u32)(b))
#define HK_SUMS_i64(a, b) (hk_lanes_i64)((hk_lanes_u64)(a) + (hk_lanes_u64)(b))
#define HK_SUMS_f32(a, b) ((a) + (b))
#define HK_SUMS_f64(a, b) ((a) + (b))
#define HK_MIN_i32(a, b) ((a) < (b) ? (a) : (b))
#define HK_MIN_i64(a, b) ((a) < (b) ? (a) : (b))
#define HK_MAX_i32(a, b) ((a) > (b) ? (a) : (b))
#define HK_MAX_i64(a, b) ((a) > (b) ? (a) : (b))
#define HK_MINS_i32(a, b) __builtin_elementwise_min(a, b)
#define HK_MINS_i64(a, b) __builtin_elementwise_min(a, b)
#define HK_MAXS_i32(a, b) __builtin_elementwise_max(a, b)
#define HK_MAXS_i64(a, b) __builtin_elementwise_max(a, b)

// As Math.min and Math.max: what is not a number stays so, and -0.0 is below 0.0. Of two that are equal the bits differ in the sign
// of zero only.
#define HK_BITS(T, I, a) ((union { T value; I bits; }){.value = (a)}.bits)
#define HK_VALUE(T, I, a) ((union { I bits; T value; }){.bits = (a)}.value)
#define HK_EXTREME(T, I, a, b, below, sign) \
    ((a) != (a) ? (a) : (a) == (b) ? HK_VALUE(T, I, HK_BITS(T, I, a) sign HK_BITS(T, I, b)) : (a) below (b) ? (a) : (b))
#define HK_MIN_f32(a, b) HK_EXTREME(float, u32, a, b, <, |)
#define HK_MAX_f32(a, b) HK_EXTREME(float, u32, a, b, >, &)
#define HK_MIN_f64(a, b) HK_EXTREME(double, u64, a, b, <, |)
#define HK_MAX_f64(a, b) HK_EXTREME(double, u64, a, b, >, &)
#define HK_CHOOSE(I, when, a, b) (((I)(a) & (when)) | ((I)(b) & ~(when)))
#define HK_EXTREMES(T, I, a, b, below, sign) \
    (T) HK_CHOOSE(I, (a) != (a), a, HK_CHOOSE(I, (a) == (b), (I)(a) sign (I)(b), HK_CHOOSE(I, (a) below (b), a, b)))
#define HK_MINS_f32(a, b) HK_EXTREMES(hk_lanes_f32, hk_lanes_i32, a, b, <, |)
#define HK_MAXS_f32(a, b) HK_EXTREMES(hk_lanes_f32, hk_lanes_i32, a, b, >, &)
#define HK_MINS_f64(a, b) HK_EXTREMES(hk_lanes_f64, hk_lanes_i64, a, b, <, |)
#define HK_MAXS_f64(a, b) HK_EXTREMES(hk_lanes_f64, hk_lanes_i64, a, b, >, &)

#define HK_REDUCE(name, T, type, one, all) \
    HK_FAST T name(const T *values, u32 count) { \
        T lane[HK_LANES]; \
        u32 at = count < HK_LANES ? count : HK_LANES; \
        if (count >= HK_LANES) { \
            hk_lanes_##type lanes, more; \
            __builtin_memcpy(&lanes, values, sizeof lanes); \
            for (; at + HK_LANES <= count; at += HK_LANES) { \
                __builtin_memcpy(&more, values + at, sizeof more); \
                lanes = all(lanes, more); \
            } \
            __builtin_memcpy(lane, &lanes, sizeof lane); \
        } else { \
            for (u32 l = 0; l < count; l++) { \
                lane[l] = values[l]; \
            } \
        } \
        for (u32 l = 0; at + l < count; l++) { \
            lane[l] = one(lane[l], values[at + l]); \
        } \
        for (u32 step = HK_LANES / 2; step > 0; step /= 2) { \
            for (u32 l = 0; l < step && l + step < count; l++) { \
                lane[l] = one(lane[l], lane[l + step]); \
            } \
        } \
        return lane[0]; \
    }

#define HK_REDUCTIONS(T, type) \
    HK_REDUCE(hk_sum_##type, T, type, HK_SUM_##type, HK_SUMS_##type) \
    HK_REDUCE(hk_min_##type, T, type, HK_MIN_##type, HK_MINS_##type) \
    HK_REDUCE(hk_max_##type, T, type, HK_MAX_##type, HK_MAXS_##type)

#endif
