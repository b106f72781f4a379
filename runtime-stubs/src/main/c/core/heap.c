// Handing out memory: Blackburn & McKinley, "Immix: a mark-region garbage collector with space efficiency, fast
// collection, and mutator performance", PLDI 2008. Allocation goes from hole to hole of the blocks that the last
// collection left partly free, then to free blocks.

enum {
    SPREAD = sizeof(void *) == 8 ? 4 : 2, // addresses reserved, as a multiple of the limit, so that runs of pages are found
    LEAST_TRIGGER = 4 << 20,
    LEAST_HELD = 4 << 20, // by cells, outside the heap
    SPARE_PAGES = 2 * BLOCK_PAGES,
    MOVES = 3,
    FUTILE = 16,      // collections in a row, each after less than
    FUTILE_PART = 64, // this part of the limit was given out: the heap is exhausted
};

static size_t rounded(size_t n, size_t to) {
    return (n + to - 1) & ~(to - 1);
}

static size_t pages_for_moving(size_t limit) {
    return rounded(limit / 32 + 1, BLOCK_PAGES);
}

#define SELDOM __attribute__((minsize, noinline))

static SELDOM int reserve(struct heap *h, size_t bytes) {
    size_t grains = bytes >> GRAIN_SHIFT, blocks = bytes >> BLOCK_SHIFT;
    size_t bits = rounded(grains / 8, PAGE), kinds = rounded(bytes >> PAGE_SHIFT, PAGE);
    size_t lines = rounded(bytes >> LINE_SHIFT, PAGE), states = rounded(blocks * sizeof *h->blocks, PAGE);
    size_t stack = rounded(bytes >> LINE_SHIFT, PAGE) + 4 * PAGE;
    size_t tables = 3 * bits + kinds + lines + states + stack;
    if (bytes > PTRDIFF_MAX / 2) {
        return 0;
    }
    u8 *at = host_pages(tables + bytes + BLOCK_BYTES);
    if (!at) {
        return 0;
    }
    h->reserved = at;
    h->reserved_bytes = tables + bytes + BLOCK_BYTES;
    h->bytes = bytes;
    h->pages = at;
    h->blocks = (struct block_state *)(at += kinds);
    h->lines = at += states;
    h->starts = (uptr *)(at += lines);
    h->marks = (uptr *)(at += bits);
    h->hashed = (uptr *)(at += bits);
    h->stack = h->stack_at = (uptr *)(at += bits);
    h->stack_end = (uptr *)(at += stack);
    h->base = (u8 *)rounded((uptr)at, BLOCK_BYTES);
    return 1;
}

SELDOM int heap_make(struct heap *h, size_t limit) {
    h->limit = limit >> PAGE_SHIFT;
    h->spare = SPARE_PAGES;
    h->trigger = LEAST_TRIGGER;
    h->held_trigger = LEAST_HELD;
    h->cells = LAST_CELL;
    h->stress = h->until_stress = (u32)host_setting("HELIAC_GC_STRESS");
    size_t least = rounded(limit, BLOCK_BYTES) + (SPARE_PAGES << PAGE_SHIFT) + (pages_for_moving(h->limit) << PAGE_SHIFT);
    for (size_t spread = SPREAD; spread > 0; spread /= 2) {
        if (least <= PTRDIFF_MAX / 2 / spread && reserve(h, spread * least)) {
            return 1;
        }
    }
    return 0;
}

void heap_release(struct heap *h) {
    host_release(h->reserved, h->reserved_bytes);
    h->base = 0;
    h->bytes = 0;
}

static size_t page_of(const struct heap *h, const u8 *at) {
    return (size_t)(at - h->base) >> PAGE_SHIFT;
}

static u8 *line_of(const struct heap *h, const u8 *at) {
    return h->lines + ((size_t)(at - h->base) >> LINE_SHIFT);
}

static u64 *block_kinds(const struct heap *h, size_t block) {
    return (u64 *)(h->pages + block * BLOCK_PAGES);
}

static const u64 EACH_PAGE = 0x0101010101010101;

static int is_free_block(u64 kinds) {
    return !(kinds & ~(EACH_PAGE * PAGE_DIRTY));
}

static int is_block(u64 kinds) {
    return kinds == EACH_PAGE * PAGE_BLOCK;
}

// Whether so many pages more may be used. What makes the error of an exhausted heap, and what moves, may go beyond.
static int allowed(const struct heap *h, size_t pages) {
    size_t limit = h->limit + (h->exhausted ? h->spare : 0) + (h->moving ? pages_for_moving(h->limit) : 0);
    return h->used + pages <= limit;
}

static void account_pages(struct heap *h, size_t first, size_t count) {
    h->used += count;
    if (h->used > h->most_used) {
        h->most_used = h->used;
    }
    if (first + count > h->top) {
        h->top = first + count;
    }
}

static void clear_pages(struct heap *h, size_t first, size_t count) {
    for (size_t i = first; i < first + count; i++) {
        if (h->pages[i] == PAGE_DIRTY) {
            arch_zero(h->base + (i << PAGE_SHIFT), PAGE);
            h->dirty--;
        }
    }
}

// A free block; its pages are cleared when that is asked for.
static SELDOM u8 *take_block(struct heap *h, int cleared) {
    if (!allowed(h, BLOCK_PAGES)) {
        return 0;
    }
    size_t blocks = h->bytes >> BLOCK_SHIFT;
    while (h->free_block < blocks && !is_free_block(*block_kinds(h, h->free_block))) {
        h->free_block++;
    }
    if (h->free_block == blocks) {
        return 0;
    }
    size_t block = h->free_block++, first = block * BLOCK_PAGES;
    if (cleared) {
        clear_pages(h, first, BLOCK_PAGES);
    } else {
        h->dirty -= (size_t)__builtin_popcountll(*block_kinds(h, block));
    }
    *block_kinds(h, block) = EACH_PAGE * PAGE_BLOCK;
    h->blocks[block] = (struct block_state){0, 0};
    account_pages(h, first, BLOCK_PAGES);
    return h->base + (block << BLOCK_SHIFT);
}

static void fresh_lines(struct heap *h, u8 *from, u8 *to, int first) {
    u8 *line = line_of(h, from), *end = line_of(h, to);
    if (line < end) {
        __builtin_memset(line, LINE_FRESH, (size_t)(end - line));
        if (first) {
            *line = LINE_FIRST;
        }
    }
}

static SELDOM size_t find_run(const struct heap *h, size_t from, size_t to, size_t count) {
    size_t run = 0;
    for (size_t i = from; i < to; i++) {
        run = h->pages[i] <= PAGE_DIRTY ? run + 1 : 0;
        if (run == count) {
            return i + 1 - count;
        }
    }
    return to;
}

static SELDOM u8 *take_large(struct heap *h, size_t bytes) {
    size_t count = (bytes >> PAGE_SHIFT) + !!(bytes & (PAGE - 1)), all = h->bytes >> PAGE_SHIFT;
    if (count > all || !allowed(h, count)) {
        return 0;
    }
    size_t first = find_run(h, h->free_pages, all, count);
    if (first == all) {
        first = find_run(h, 0, all, count);
        if (first == all) {
            return 0;
        }
    }
    clear_pages(h, first, count);
    h->pages[first] = PAGE_LARGE;
    __builtin_memset(h->pages + first + 1, PAGE_MORE, count - 1);
    account_pages(h, first, count);
    h->free_pages = first + count;
    h->since += count << PAGE_SHIFT;
    size_t grain = first << (PAGE_SHIFT - GRAIN_SHIFT);
    h->starts[grain / WORD_BITS] |= (uptr)1 << grain % WORD_BITS;
    return h->base + (first << PAGE_SHIFT);
}

static void open_at(struct process *p, u8 *from, u8 *to) {
    struct heap *h = &p->heap;
    p->abi.heap_at = p->abi.heap_end = h->hole = h->cleared = from;
    h->hole_end = to;
}

// Makes allocation go on in the next hole of at least so many bytes: of a partly free block, else a free block.
static SELDOM int next_hole(struct process *p, size_t bytes) {
    struct heap *h = &p->heap;
    size_t blocks = h->top / BLOCK_PAGES;
    for (; h->block < blocks; h->block++, h->line = 0) {
        if (!is_block(*block_kinds(h, h->block)) || (!h->blocks[h->block].free && !h->line)) {
            continue;
        }
        const u8 *lines = h->lines + h->block * BLOCK_LINES;
        while (h->line < BLOCK_LINES) {
            size_t first = h->line;
            while (first < BLOCK_LINES && lines[first] != LINE_FREE) {
                first++;
            }
            size_t end = first;
            while (end < BLOCK_LINES && lines[end] == LINE_FREE) {
                end++;
            }
            h->line = end;
            if (first < end && (end - first) << LINE_SHIFT >= bytes) {
                u8 *block = h->base + (h->block << BLOCK_SHIFT);
                h->blocks[h->block].free = 0;
                open_at(p, block + (first << LINE_SHIFT), block + (end << LINE_SHIFT));
                return 1;
            }
        }
    }
    size_t top = h->top;
    u8 *block = take_block(h, 0);
    if (!block) {
        return 0;
    }
    open_at(p, block, block + BLOCK_BYTES);
    if (page_of(h, block) >= top) { // never used: zero as it is
        fresh_lines(h, block, h->hole_end, 1);
        h->cleared = h->hole_end;
        h->since += BLOCK_BYTES;
    }
    return 1;
}

// Clears what the hole needs for the object, and some more.
static void clear_hole(struct heap *h, size_t missing) {
    u8 *from = h->cleared;
    size_t more = rounded(missing, CLEAR_BYTES), rest = (size_t)(h->hole_end - from);
    more = more < rest ? more : rest;
    arch_zero(from, more);
    fresh_lines(h, from, from + more, from == h->hole);
    h->cleared = from + more;
    h->since += more;
}

// For what is longer than a line and does not fit the hole: a block apart, so that the hole is not lost.
static u8 *take_over(struct heap *h, size_t bytes) {
    if ((size_t)(h->over_end - h->over_at) < bytes) {
        u8 *block = take_block(h, 1);
        if (!block) {
            return 0;
        }
        fresh_lines(h, block, block + BLOCK_BYTES, 1);
        h->over_at = block;
        h->over_end = block + BLOCK_BYTES;
        h->since += BLOCK_BYTES;
    }
    u8 *at = h->over_at;
    h->over_at += bytes;
    return at;
}

static u8 *take(struct process *p, size_t bytes) {
    struct heap *h = &p->heap;
    if (bytes > LARGE_BYTES) {
        return take_large(h, bytes);
    }
    size_t rest;
    while ((rest = (size_t)(h->hole_end - p->abi.heap_at)) < bytes) {
        u8 *over;
        int worth_keeping = rest >= 2 * LINE_BYTES;
        if (worth_keeping && (over = take_over(h, bytes))) {
            return over;
        }
        if (!next_hole(p, worth_keeping ? bytes : LINE_BYTES)) {
            return 0;
        }
    }
    u8 *at = p->abi.heap_at;
    if ((size_t)(h->cleared - at) < bytes) {
        clear_hole(h, bytes - (size_t)(h->cleared - at));
    }
    p->abi.heap_at = at + bytes;
    p->abi.heap_end = h->stress ? p->abi.heap_at : h->cleared;
    return at;
}

// Whether the heap is so full that collections free next to nothing, again and again.
static int futile(struct heap *h) {
    if (h->since >= (h->limit << PAGE_SHIFT) / FUTILE_PART) {
        h->futile = 0;
    }
    return ++h->futile > FUTILE;
}

static SELDOM u8 *collect_and_take(struct process *p, size_t bytes) {
    if (futile(&p->heap)) {
        return 0;
    }
    heap_collect(p, COLLECT_PLAIN);
    u8 *at = take(p, bytes);
    // Where not even a line is free, or not enough in all, moving cannot help.
    int moving_helps = bytes > LINE_BYTES && p->heap.live + bytes < p->heap.limit << PAGE_SHIFT;
    for (u32 i = 0; !at && i < MOVES && moving_helps; i++) { // each makes place for the next to move more
        heap_collect(p, COLLECT_MOVING);
        at = take(p, bytes);
    }
    return at;
}

// Zeroed memory when what is cleared ahead does not suffice; null when there is none. Then the spare pages may be used,
// so that the error can be made, until hk_recovered.
void *hk_allocate_slow(struct hk_process *abi, size_t bytes) {
    struct process *p = (struct process *)abi;
    struct heap *h = &p->heap;
    u8 *at = 0;
    if (bytes <= h->limit << PAGE_SHIFT) {
        if (h->stress && --h->until_stress == 0) {
            h->until_stress = h->stress;
            heap_collect(p, COLLECT_MOVING);
        } else if (h->since >= h->trigger || h->held >= h->held_trigger) {
            heap_collect(p, h->wants_moving ? COLLECT_MOVING : COLLECT_PLAIN);
        }
        at = take(p, bytes);
        if (!at) {
            at = collect_and_take(p, bytes);
        }
    }
    if (!at) {
        if (h->exhausted) {
            process_fault(p, "exhausted memory");
        }
        h->exhausted = 1;
        h->futile = 0;
    }
    return at;
}

void hk_recovered(struct hk_process *abi) {
    ((struct process *)abi)->heap.exhausted = 0;
}
