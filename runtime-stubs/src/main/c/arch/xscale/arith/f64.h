/* The double format, for the code that is the same for both. */
#ifndef HELIAC_F64_H
#define HELIAC_F64_H

#include "arith.h"

typedef double real;
typedef uint64_t word;
typedef int64_t sword;

#define WIDTH 64
#define FRACTION 52
#define BIAS 1023
#define AEABI(name) __aeabi_d##name
#define FROM(type) __aeabi_##type##2d
#define TO(type) __aeabi_d2##type
#define LIBM(name) name
#define bits_of f64_bits
#define real_of f64_of
#define shift_sticky shift_sticky64
#define clz clz64

#include "format.h"

#endif
