/* Copying and filling memory, by words wherever the addresses allow: the processor cannot load a word from an odd place. */
#include <stddef.h>
#include <stdint.h>

typedef uint32_t __attribute__((may_alias)) word;

#define WORD sizeof(word)

static inline size_t misalignment(const void *p) {
    return (uintptr_t) p & (WORD - 1);
}

/* Upwards; right for overlapping areas if the target is the lower, because each step reads before it writes. */
static void copy_up(uint8_t *to, const uint8_t *from, size_t n) {
    if (n >= 4 * WORD) {
        for (; misalignment(to) != 0; n--) {
            *to++ = *from++;
        }
        word *w = (word *) to;
        size_t shift = 8 * misalignment(from);
        if (shift == 0) {
            const word *v = (const word *) from;
            for (; n >= 8 * WORD; n -= 8 * WORD) {
                word a = v[0], b = v[1], c = v[2], d = v[3], e = v[4], f = v[5], g = v[6], h = v[7];
                w[0] = a, w[1] = b, w[2] = c, w[3] = d, w[4] = e, w[5] = f, w[6] = g, w[7] = h;
                v += 8;
                w += 8;
            }
            for (; n >= WORD; n -= WORD) {
                *w++ = *v++;
            }
            from = (const uint8_t *) v;
        } else {
            /* each word of the target is put together from two aligned ones, both of which hold bytes of the source */
            const word *v = (const word *) (from - shift / 8);
            word last = *v++;
            for (; n >= WORD; n -= WORD) {
                word next = *v++;
                *w++ = last >> shift | next << (32 - shift);
                last = next;
            }
            from = (const uint8_t *) v - WORD + shift / 8;
        }
        to = (uint8_t *) w;
    }
    for (; n > 0; n--) {
        *to++ = *from++;
    }
}

/* Downwards, from the areas' ends. */
static void copy_down(uint8_t *to, const uint8_t *from, size_t n) {
    if (n >= 4 * WORD && misalignment(to) == misalignment(from)) {
        for (; misalignment(to) != 0; n--) {
            *--to = *--from;
        }
        word *w = (word *) to;
        const word *v = (const word *) from;
        for (; n >= 4 * WORD; n -= 4 * WORD) {
            v -= 4;
            w -= 4;
            word a = v[0], b = v[1], c = v[2], d = v[3];
            w[0] = a, w[1] = b, w[2] = c, w[3] = d;
        }
        to = (uint8_t *) w;
        from = (const uint8_t *) v;
    }
    for (; n > 0; n--) {
        *--to = *--from;
    }
}

static void fill(uint8_t *to, size_t n, uint32_t byte) {
    if (n >= 4 * WORD) {
        for (; misalignment(to) != 0; n--) {
            *to++ = (uint8_t) byte;
        }
        word *w = (word *) to;
        word x = (byte & 0xff) * 0x01010101;
        for (; n >= 8 * WORD; n -= 8 * WORD) {
            w[0] = x, w[1] = x, w[2] = x, w[3] = x, w[4] = x, w[5] = x, w[6] = x, w[7] = x;
            w += 8;
        }
        for (; n >= WORD; n -= WORD) {
            *w++ = x;
        }
        to = (uint8_t *) w;
    }
    for (; n > 0; n--) {
        *to++ = (uint8_t) byte;
    }
}

static void move(uint8_t *to, const uint8_t *from, size_t n) {
    if ((uintptr_t) to - (uintptr_t) from < n) {
        copy_down(to + n, from + n, n);
    } else {
        copy_up(to, from, n);
    }
}

void __aeabi_memcpy(void *to, const void *from, size_t n) {
    copy_up(to, from, n);
}

void __aeabi_memmove(void *to, const void *from, size_t n) {
    move(to, from, n);
}

void __aeabi_memset(void *to, size_t n, int byte) {
    fill(to, n, (uint32_t) byte);
}

void __aeabi_memclr(void *to, size_t n) {
    fill(to, n, 0);
}

#define SAME(name) __attribute__((alias(#name)))

void __aeabi_memcpy4(void *to, const void *from, size_t n) SAME(__aeabi_memcpy);
void __aeabi_memcpy8(void *to, const void *from, size_t n) SAME(__aeabi_memcpy);
void __aeabi_memmove4(void *to, const void *from, size_t n) SAME(__aeabi_memmove);
void __aeabi_memmove8(void *to, const void *from, size_t n) SAME(__aeabi_memmove);
void __aeabi_memset4(void *to, size_t n, int byte) SAME(__aeabi_memset);
void __aeabi_memset8(void *to, size_t n, int byte) SAME(__aeabi_memset);
void __aeabi_memclr4(void *to, size_t n) SAME(__aeabi_memclr);
void __aeabi_memclr8(void *to, size_t n) SAME(__aeabi_memclr);

__attribute__((weak)) void *memcpy(void *to, const void *from, size_t n) {
    copy_up(to, from, n);
    return to;
}

__attribute__((weak)) void *memmove(void *to, const void *from, size_t n) {
    move(to, from, n);
    return to;
}

__attribute__((weak)) void *memset(void *to, int byte, size_t n) {
    fill(to, n, (uint32_t) byte);
    return to;
}

__attribute__((weak)) int memcmp(const void *one, const void *two, size_t n) {
    const uint8_t *a = one;
    const uint8_t *b = two;
    for (; n > 0; n--, a++, b++) {
        if (*a != *b) {
            return *a - *b;
        }
    }
    return 0;
}
