// The exchange heap. Blocks of a power of two come from 1 MiB regions and return to their class's free list; larger
// ones are pages of their own. Ownership is kept apart from the data, in vector headers, so that an overrun of a
// neighbour's data could never forge it.

#include "checks.h"

enum { CLASSES = 17, LEAST_SHIFT = 4, REGION = 1 << 20, PAGE = 4096, SLAB = 128 };

struct block {
    struct block *next;
};

static struct block *free_blocks[CLASSES];
static u8 *region_at, *region_end;
static struct hk_vector *free_vectors;

struct slab {
    struct slab *next;
    struct hk_vector vectors[SLAB];
};

static struct slab *slabs;

static u32 class_of(size_t bytes) {
    enum { BITS = 8 * sizeof(size_t) };
    return bytes <= 1 << LEAST_SHIFT ? 0 : BITS - (u32)__builtin_clzl(bytes - 1) - LEAST_SHIFT;
}

static size_t pages(size_t bytes) {
    return (bytes + PAGE - 1) & ~(size_t)(PAGE - 1);
}

static void account(i64 bytes) {
    kernel.exchange_bytes += (u64)bytes;
    if (kernel.exchange_bytes > kernel.exchange_peak) {
        kernel.exchange_peak = kernel.exchange_bytes;
    }
}

// What a block takes.
static size_t room_of(size_t bytes) {
    u32 c = class_of(bytes + CHECK_GAP);
    return c >= CLASSES ? pages(bytes + CHECK_GAP) : (size_t)1 << (c + LEAST_SHIFT);
}

static void *from_region(size_t bytes) {
    if ((size_t)(region_end - region_at) < bytes) {
        u8 *fresh = host_pages(REGION);
        if (!fresh) {
            return 0;
        }
        region_at = fresh;
        region_end = fresh + REGION;
    }
    void *block = region_at;
    region_at += bytes;
    return block;
}

void *exchange_get(size_t bytes) {
    if (bytes > PTRDIFF_MAX / 2) {
        return 0;
    }
    u32 c = class_of(bytes + CHECK_GAP);
    void *block;
    if (c >= CLASSES) {
        block = host_pages(room_of(bytes));
        if (block) {
            host_large(block, room_of(bytes));
        }
    } else if (free_blocks[c]) {
        block = free_blocks[c];
        free_blocks[c] = free_blocks[c]->next;
        clear(block, bytes);
    } else {
        block = from_region(room_of(bytes));
    }
    if (block) {
        account((i64)bytes);
        check_given(block, bytes, room_of(bytes));
    }
    return block;
}

void exchange_put(void *block, size_t bytes) {
    account(-(i64)bytes);
    if (check_keeps(&block, &bytes)) {
        return;
    }
    u32 c = class_of(bytes + CHECK_GAP);
    if (c >= CLASSES) {
        host_release(block, room_of(bytes));
        return;
    }
    struct block *b = block;
    b->next = free_blocks[c];
    free_blocks[c] = b;
}

static int more_vectors(void) {
    struct slab *slab = host_pages(pages(sizeof *slab));
    if (!slab) {
        return 0;
    }
    slab->next = slabs;
    slabs = slab;
    for (u32 i = 0; i < SLAB; i++) {
        slab->vectors[i].next = free_vectors;
        free_vectors = &slab->vectors[i];
    }
    return 1;
}

struct hk_vector *vector_make(u32 length, u32 shift) {
    if (!free_vectors && !more_vectors()) {
        return 0;
    }
    u64 bytes = (u64)length << shift;
    u8 *data = bytes > PTRDIFF_MAX / 2 ? 0 : exchange_get(bytes ? (size_t)bytes : 1);
    if (!data) {
        return 0;
    }
    struct hk_vector *v = free_vectors;
    free_vectors = v->next;
    check_given(v, sizeof *v, sizeof *v);
    v->data = data;
    v->length = length;
    v->shift = shift;
    v->owner = 0;
    kernel.vectors++;
    return v;
}

void vector_drop(struct hk_vector *v) {
    size_t bytes = (size_t)v->length << v->shift;
    exchange_put(v->data, bytes ? bytes : 1);
    v->data = 0;
    v->owner = 0;
    v->next = free_vectors;
    free_vectors = v;
    check_freed(v, sizeof *v);
    kernel.vectors--;
}

struct hk_vector *hk_vector_new(struct hk_process *p, u32 length, u32 shift) {
    struct hk_vector *v = vector_make(length, shift);
    if (v) {
        v->owner = p;
        p->vectors++;
    }
    return v;
}

void hk_vector_free(struct hk_process *p, struct hk_vector *v) {
    p->vectors--;
    vector_drop(v);
}

// Takes back what an ended process still owns.
void vectors_release(struct process *p) {
    for (struct slab *slab = slabs; slab && p->abi.vectors; slab = slab->next) {
        for (u32 i = 0; i < SLAB; i++) {
            if (slab->vectors[i].data && slab->vectors[i].owner == &p->abi) {
                hk_vector_free(&p->abi, &slab->vectors[i]);
            }
        }
    }
}
