/* Copying and filling memory by words wherever the addresses allow: no word can be loaded from an odd place. */
#include <stddef.h>
#include <stdint.h>

typedef uint32_t __attribute__((may_alias)) word;

#define WORD sizeof(word)

static inline size_t misalignment(const void *p) {
    return (uintptr_t) p & (WORD - 1);
}

/*
 * Copies n / 4 words to an aligned place from one that is `odd` bytes past an aligned one. Each word is put together
 * from two aligned ones, both of which hold bytes of the source. For a constant `odd` the shifts cost nothing.
 */
static inline __attribute__((always_inline)) void copy_odd(word *to, const word *from, size_t n, unsigned odd) {
    unsigned down = 8 * odd;
    unsigned up = 32 - down;
    word last = *from++;
    for (; n >= 4 * WORD; n -= 4 * WORD) {
        word a = from[0], b = from[1], c = from[2], d = from[3];
        to[0] = last >> down | a << up, to[1] = a >> down | b << up;
        to[2] = b >> down | c << up, to[3] = c >> down | d << up;
        last = d;
        from += 4;
        to += 4;
    }
    for (; n >= WORD; n -= WORD) {
        word next = *from++;
        *to++ = last >> down | next << up;
        last = next;
    }
}

static inline void copy_even(word *to, const word *from, size_t n) {
    for (; n >= 8 * WORD; n -= 8 * WORD) {
        word a = from[0], b = from[1], c = from[2], d = from[3], e = from[4], f = from[5], g = from[6], h = from[7];
        to[0] = a, to[1] = b, to[2] = c, to[3] = d, to[4] = e, to[5] = f, to[6] = g, to[7] = h;
        from += 8;
        to += 8;
    }
    for (; n >= WORD; n -= WORD) {
        *to++ = *from++;
    }
}

/* Upwards; right for overlapping areas if the target is the lower, because each step reads before it writes. */
static void copy_up(uint8_t *to, const uint8_t *from, size_t n) {
    if (n >= 4 * WORD) {
        for (; misalignment(to) != 0; n--) {
            *to++ = *from++;
        }
        size_t odd = misalignment(from);
        word *w = (word *) to;
        const word *v = (const word *) (from - odd);
        switch (odd) {
            case 0: copy_even(w, v, n); break;
            case 1: copy_odd(w, v, n, 1); break;
            case 2: copy_odd(w, v, n, 2); break;
            case 3: copy_odd(w, v, n, 3); break;
        }
        size_t done = n & ~(WORD - 1);
        to += done;
        from += done;
        n -= done;
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
