// A collection: choose what moves, mark, sweep by lines, and decide when the next one is due. It runs on a stack of its
// own, so that a process's small stack suffices, and only ever for the process that allocates: no other one waits.

enum { COLLECTOR_STACK = 16 << 10, LEAST_FREE = 16, KEPT_SHARE = 4, PATIENCE = 64 };
enum { FACTOR = 2, BONUS_FACTOR = 8, BONUS = 48 << 20 }; // of the trigger

// Empties sparsely used blocks, the emptiest first, as far as there is place for what they hold. What was given out
// since the last collection is unknown, so its blocks stay.
static void choose_moving(struct heap *h) {
    size_t count[256] = {0}, blocks = h->top / BLOCK_PAGES, least = 255;
    size_t most = h->limit + pages_for_moving(h->limit), place = most > h->used ? (most - h->used) << PAGE_SHIFT : 0;
    place -= place / 8; // for what is lost at blocks' ends
    for (size_t b = 0; b < blocks; b++) {
        if (is_block(*block_kinds(h, b))) {
            count[h->blocks[b].free]++;
        }
    }
    for (size_t needed = 0; least > LEAST_FREE && needed < place; least--) {
        needed += count[least] * (BLOCK_LINES - least) * LINE_BYTES;
    }
    // Under stress, what moves is whatever there is place for, and not always the same.
    for (size_t b = 0; b < blocks; b++) {
        size_t bytes = h->stress ? BLOCK_BYTES : (size_t)(BLOCK_LINES - h->blocks[b].free) * LINE_BYTES;
        int wanted = h->stress ? (int)((b + h->collections) & 1) : h->blocks[b].free > least;
        h->blocks[b].moves = wanted && bytes <= place && is_block(*block_kinds(h, b));
        place -= h->blocks[b].moves ? bytes : 0;
    }
}

static void free_page_run(struct heap *h, size_t first, size_t count) {
    if (h->stress) {
        __builtin_memset(h->base + (first << PAGE_SHIFT), 0xa5, count << PAGE_SHIFT);
    }
    __builtin_memset(h->pages + first, PAGE_DIRTY, count);
    h->used -= count;
    h->dirty += count;
}

static void sweep_block(struct heap *h, size_t block) {
    const u64 *lines = (const u64 *)(h->lines + block * BLOCK_LINES);
    u32 live = 0;
    for (u32 i = 0; i < BLOCK_LINES / sizeof *lines; i++) {
        live += (u32)__builtin_popcountll(lines[i]); // LINE_LIVE is 1
    }
    h->blocks[block] = (struct block_state){(u8)(BLOCK_LINES - live > 255 ? 255 : BLOCK_LINES - live), 0};
    h->live += live * LINE_BYTES;
    if (!live) {
        free_page_run(h, block * BLOCK_PAGES, BLOCK_PAGES);
    } else if (h->stress) {
        for (u32 i = 0; i < BLOCK_LINES; i++) {
            if (!h->lines[block * BLOCK_LINES + i]) {
                __builtin_memset(h->base + (block << BLOCK_SHIFT) + i * LINE_BYTES, 0xa5, LINE_BYTES);
            }
        }
    }
}

// Gives pages back to the host when more than will be used before the next collection were free for a while: having
// them again costs more than many a collection.
static void give_back(struct heap *h) {
    size_t kept = (h->trigger + h->trigger / KEPT_SHARE) >> PAGE_SHIFT, end = h->top;
    h->idle = h->dirty > kept ? h->idle + 1 : 0;
    if (h->idle < PATIENCE) {
        return;
    }
    h->idle = 0;
    while (h->dirty > kept && end > 0) {
        if (h->pages[end - 1] != PAGE_DIRTY) {
            end--;
            continue;
        }
        size_t first = end - 1;
        while (first > 0 && h->pages[first - 1] == PAGE_DIRTY) {
            first--;
        }
        if (!host_refresh(h->base + (first << PAGE_SHIFT), (end - first) << PAGE_SHIFT)) {
            return;
        }
        __builtin_memset(h->pages + first, PAGE_CLEAN, end - first);
        h->dirty -= end - first;
        end = first;
    }
}

static void sweep(struct heap *h) {
    size_t in_blocks = 0;
    h->live = 0;
    for (size_t page = 0; page < h->top;) {
        if (page % BLOCK_PAGES == 0 && is_block(*block_kinds(h, page / BLOCK_PAGES))) {
            sweep_block(h, page / BLOCK_PAGES);
            in_blocks += is_block(*block_kinds(h, page / BLOCK_PAGES));
            page += BLOCK_PAGES;
            continue;
        }
        size_t first = page++;
        if (h->pages[first] == PAGE_LARGE) {
            while (page < h->bytes >> PAGE_SHIFT && h->pages[page] == PAGE_MORE) {
                page++;
            }
            if (bit_is(h->starts, first << (PAGE_SHIFT - GRAIN_SHIFT))) {
                h->live += (page - first) << PAGE_SHIFT;
            } else {
                free_page_run(h, first, page - first);
            }
        }
    }
    h->live_blocks = in_blocks;
}

static void collection(struct process *p, enum collection_kind kind) {
    struct heap *h = &p->heap;
    u64 began = host_nanos();
    h->collections++;
    h->allocated += h->since;
    size_t words = (h->top << (PAGE_SHIFT - GRAIN_SHIFT)) / WORD_BITS;
    clear(h->marks, words * sizeof(uptr));
    h->moving = kind == COLLECT_MOVING;
    h->move_at = h->move_end = 0;
    if (h->moving) {
        choose_moving(h);
    }
    mark_from(p);
    sweep_cells(p);
    h->moving = 0;
    words = (h->top << (PAGE_SHIFT - GRAIN_SHIFT)) / WORD_BITS;
    if (h->has_hashes) {
        for (size_t i = 0; i < words; i++) {
            h->hashed[i] &= h->marks[i];
        }
    }
    uptr *old = h->starts;
    h->starts = h->marks;
    h->marks = old;
    sweep(h);
    p->abi.heap_at = p->abi.heap_end = h->hole = h->cleared = h->hole_end = h->over_at = h->over_end = 0;
    h->block = h->line = h->free_block = h->free_pages = h->since = 0;
    size_t bonus = BONUS_FACTOR * h->live;
    h->trigger = LEAST_TRIGGER + FACTOR * h->live + (bonus < BONUS ? bonus : BONUS);
    give_back(h);
    u64 nanos = host_nanos() - began;
    h->collected_nanos += nanos;
    h->longest_nanos = nanos > h->longest_nanos ? nanos : h->longest_nanos;
}

static u8 collector_stack[COLLECTOR_STACK] __attribute__((aligned(16)));

struct request {
    struct process *process;
    enum collection_kind kind;
};

static void collect_request(void *argument) {
    struct request *r = argument;
    collection(r->process, r->kind);
    void *nowhere;
    arch_switch(&nowhere, r->process->abi.sp);
}

// The switch puts the registers on the process's stack, where they are looked at with the rest.
void heap_collect(struct process *p, enum collection_kind kind) {
    struct request r = {p, kind};
    arch_switch(&p->abi.sp, arch_stack(collector_stack + sizeof collector_stack, collect_request, &r));
    close_dead_ends(p);
}

void hk_collect(struct hk_process *p) {
    heap_collect((struct process *)p, COLLECT_PLAIN);
}

i64 hk_heap_used(struct hk_process *abi) {
    const struct heap *h = &((struct process *)abi)->heap;
    return (i64)((h->live + h->since) < h->used << PAGE_SHIFT ? h->live + h->since : h->used << PAGE_SHIFT);
}

i64 hk_heap_limit(struct hk_process *p) {
    return (i64)((struct process *)p)->heap.limit << PAGE_SHIFT;
}
