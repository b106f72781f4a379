/*
 * Applies the arithmetic library to operands from standard input. A request is a name of 16 bytes, the number of
 * operands per case and the number of cases (32 bits each), then the operands (64 bits each); the answer is 64 bits
 * per case.
 */
#include <stddef.h>
#include <stdint.h>

#include "arith.h"

typedef uint64_t pair __attribute__((vector_size(16)));

#define DECLARE2(type, name) type name(type, type);
#define ARITHMETIC(type, w) \
    DECLARE2(type, __aeabi_##w##add) DECLARE2(type, __aeabi_##w##sub) \
    DECLARE2(type, __aeabi_##w##mul) DECLARE2(type, __aeabi_##w##div) \
    int __aeabi_##w##cmpeq(type, type); int __aeabi_##w##cmplt(type, type); int __aeabi_##w##cmple(type, type); \
    int __aeabi_##w##cmpgt(type, type); int __aeabi_##w##cmpge(type, type); int __aeabi_##w##cmpun(type, type); \
    int32_t __aeabi_##w##2iz(type); uint32_t __aeabi_##w##2uiz(type); \
    int64_t __aeabi_##w##2lz(type); uint64_t __aeabi_##w##2ulz(type); \
    type __aeabi_i2##w(int32_t); type __aeabi_ui2##w(uint32_t); \
    type __aeabi_l2##w(int64_t); type __aeabi_ul2##w(uint64_t);
ARITHMETIC(float, f)
ARITHMETIC(double, d)
float __aeabi_d2f(double);
double __aeabi_f2d(float);
uint32_t __aeabi_uidiv(uint32_t, uint32_t);
int32_t __aeabi_idiv(int32_t, int32_t);
uint64_t __aeabi_uidivmod(uint32_t, uint32_t);
uint64_t __aeabi_idivmod(int32_t, int32_t);
pair __aeabi_uldivmod(uint64_t, uint64_t);
pair __aeabi_ldivmod(int64_t, int64_t);
uint64_t __aeabi_lmul(uint64_t, uint64_t);
uint64_t __aeabi_llsl(uint64_t, int);
uint64_t __aeabi_llsr(uint64_t, int);
int64_t __aeabi_lasr(int64_t, int);
void __aeabi_memcpy(void *, const void *, size_t);
void __aeabi_memmove(void *, const void *, size_t);
void __aeabi_memset(void *, size_t, int);
void __aeabi_memclr(void *, size_t);
int memcmp(const void *, const void *, size_t);
#define LIBM1(name) float name##f(float); double name(double);
#define LIBM2(name) float name##f(float, float); double name(double, double);
LIBM1(sqrt) LIBM1(floor) LIBM1(ceil) LIBM1(trunc) LIBM1(rint) LIBM1(nearbyint) LIBM1(roundeven) LIBM1(round)
LIBM2(fmin) LIBM2(fmax) LIBM2(fminimum) LIBM2(fmaximum) LIBM2(fmod)
float fmaf(float, float, float);
double fma(double, double, double);

#define F(x) f32_of((uint32_t) (x))
#define D(x) f64_of(x)
#define OF_F(x) f32_bits(x)
#define OF_D(x) f64_bits(x)
#define I(x) ((int32_t) (x))
#define U(x) ((uint32_t) (x))
#define OF_I(x) ((uint32_t) (x))

static uint8_t area[256 + 16];

/* A fingerprint of the area after an operation on it. */
static uint64_t fingerprint(void) {
    uint64_t h = 0;
    for (size_t i = 0; i < sizeof area; i++) {
        h = h * 31 + area[i];
    }
    return h;
}

static void prepare(void) {
    for (size_t i = 0; i < sizeof area; i++) {
        area[i] = (uint8_t) (i * 37 + (i >> 3));
    }
}

typedef uint64_t operation(uint64_t, uint64_t, uint64_t);

#define OP(name, expression) \
    static uint64_t run_##name(uint64_t a, uint64_t b, uint64_t c) { \
        (void) a, (void) b, (void) c; \
        return expression; \
    }
#include "operations.h"
#undef OP

static const struct {
    char name[16];
    operation *run;
} operations[] = {
#define OP(name, expression) {#name, run_##name},
#include "operations.h"
};

#if defined(__arm__)
static long call(long number, long a, const void *b, long c) {
    register long r7 __asm__("r7") = number;
    register long r0 __asm__("r0") = a;
    register long r1 __asm__("r1") = (long) b;
    register long r2 __asm__("r2") = c;
    __asm__ volatile("svc 0" : "+r"(r0) : "r"(r7), "r"(r1), "r"(r2) : "memory");
    return r0;
}
enum { READ = 3, WRITE = 4, EXIT = 1 };
#else
static long call(long number, long a, const void *b, long c) {
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "0"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
}
enum { READ = 0, WRITE = 1, EXIT = 60 };
#endif

static _Noreturn void leave(int status) {
    for (;;) {
        call(EXIT, status, 0, 0);
    }
}

static void all(int number, int file, void *at, size_t n) {
    char *p = at;
    while (n > 0) {
        long done = call(number, file, p, (long) n);
        if (done <= 0) {
            leave(number == READ && done == 0 && p == at ? 0 : 1);
        }
        p += done;
        n -= (size_t) done;
    }
}

enum { BATCH = 4096 };
static uint64_t operands[3 * BATCH];
static uint64_t results[BATCH];

static operation *find(const char *name) {
    for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++) {
        if (memcmp(operations[i].name, name, sizeof operations[i].name) == 0) {
            return operations[i].run;
        }
    }
    leave(2);
}

__attribute__((used)) static void serve(void) {
    struct {
        char name[16];
        uint32_t arity, count;
    } request;
    for (;;) {
        all(READ, 0, &request, sizeof request);
        operation *run = find(request.name);
        for (uint32_t done = 0; done < request.count;) {
            uint32_t n = request.count - done < BATCH ? request.count - done : BATCH;
            all(READ, 0, operands, sizeof(uint64_t) * n * request.arity);
            const uint64_t *o = operands;
            for (uint32_t i = 0; i < n; i++, o += request.arity) {
                results[i] = run(o[0], request.arity > 1 ? o[1] : 0, request.arity > 2 ? o[2] : 0);
            }
            all(WRITE, 1, results, sizeof(uint64_t) * n);
            done += n;
        }
    }
}

/* The stack has to be aligned as after a call. */
#if defined(__arm__)
__asm__(".globl _start\n_start: bic sp, sp, #7\n bl serve\n");
#else
__asm__(".globl _start\n_start: andq $-16, %rsp\n call serve\n");
#endif
