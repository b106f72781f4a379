/* The single format, for the code that is the same for both. */
#ifndef HELIAC_F32_H
#define HELIAC_F32_H

#include "arith.h"

typedef float real;
typedef uint32_t word;
typedef int32_t sword;

#define WIDTH 32
#define FRACTION 23
#define BIAS 127
#define AEABI(name) __aeabi_f##name
#define FROM(type) __aeabi_##type##2f
#define TO(type) __aeabi_f2##type
#define LIBM(name) name##f
#define bits_of f32_bits
#define real_of f32_of
#define shift_sticky shift_sticky32
#define clz clz32

#include "format.h"

#endif
