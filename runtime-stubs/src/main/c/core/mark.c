// Marking: precise in the heap and the statics, conservative in the stack. A word of the stack keeps an object if it is
// the address of its start: Shahriyar, Blackburn & McKinley, "Fast conservative garbage collection", OOPSLA 2014. The
// starts of objects are those that the last collection found and, entered when a word points there, those of the runs
// of lines given out since.

enum {
    PIECE = 512, // elements of an array that are looked through at a time
    AHEAD = 16,   // objects fetched into the cache before their turn
};

// What the low bits of a word on the stack of objects say: it is an array that was begun, the index lies below it; or
// the object is marked already. Else it is marked when its turn comes.
enum { BEGUN = 1, MARKED = 2 };

static size_t object_bytes(const u8 *object, const struct hk_class *class) {
    return class->shape < HK_ARRAY ? class->bytes
                                   : rounded(HK_ELEMENTS + ((size_t)*(const u32 *)(object + sizeof(uptr)) << class->bytes), GRAIN_BYTES);
}

static const struct hk_class *class_of_object(const u8 *object) {
    return *(const struct hk_class *const *)object;
}

static int bit_set(uptr *bits, size_t n) {
    uptr *word = &bits[n / WORD_BITS], bit = (uptr)1 << n % WORD_BITS;
    int was = (*word & bit) != 0;
    *word |= bit;
    return was;
}

static int bit_is(const uptr *bits, size_t n) {
    return bits[n / WORD_BITS] >> n % WORD_BITS & 1;
}

static void push(struct heap *h, uptr object) {
    if (h->stack_at == h->stack_end) {
        h->overflowed = 1;
    } else {
        *h->stack_at++ = object;
    }
}

static size_t grain_of(const struct heap *h, uptr object) {
    return (object - (uptr)h->base) >> GRAIN_SHIFT;
}

static void mark(struct heap *h, uptr object) {
    if (!bit_set(h->marks, grain_of(h, object))) {
        push(h, object | MARKED);
    }
}

// Copies an object to where moved ones go; null when there is no place.
static u8 *move(struct heap *h, u8 *object) {
    const struct hk_class *class = class_of_object(object);
    size_t bytes = object_bytes(object, class);
    if ((size_t)(h->move_end - h->move_at) < bytes) {
        u8 *block = take_block(h, 0);
        if (!block) {
            return 0;
        }
        h->move_at = block;
        h->move_end = block + BLOCK_BYTES;
    }
    u8 *to = h->move_at;
    h->move_at += bytes;
    copy(to, object, bytes);
    *(uptr *)object = (uptr)to | 1;
    h->moved_bytes += bytes;
    return to;
}

// What a slot refers to lives. In a block that is to be emptied it moves, unless the stack has marked it or its hash is
// known; where it was, the way to the new place is left.
static inline __attribute__((always_inline)) void visit(struct heap *h, uptr *slot, int moving) {
    uptr object = *slot, at = object - (uptr)h->base;
    if (at >= h->bytes) {
        return;
    }
    if (!moving) {
        push(h, object);
        return;
    }
    if (h->blocks[at >> BLOCK_SHIFT].moves && !bit_is(h->marks, at >> GRAIN_SHIFT)) {
        uptr header = *(uptr *)object;
        if (header & 1) {
            *slot = header & ~(uptr)1;
            return;
        }
        u8 *to = bit_is(h->hashed, at >> GRAIN_SHIFT) ? 0 : move(h, (u8 *)object);
        if (to) {
            *slot = object = (uptr)to;
        }
    }
    mark(h, object);
}

static void mark_lines(struct heap *h, const u8 *object, size_t bytes) {
    u8 *line = line_of(h, object), *last = line_of(h, object + bytes - 1);
    *line = *last = LINE_LIVE;
    if (last - line > 1) {
        __builtin_memset(line + 1, LINE_LIVE, (size_t)(last - line - 1));
    }
}

static inline __attribute__((always_inline)) void visit_elements(struct heap *h, u8 *array, u32 from, int moving) {
    u32 length = *(u32 *)(array + sizeof(uptr)), to = length - from > PIECE ? from + PIECE : length;
    uptr *elements = (uptr *)(array + HK_ELEMENTS);
    if (to < length) {
        if (h->stack_end - h->stack_at < 2) {
            h->overflowed = 1;
        } else {
            *h->stack_at++ = to;
            *h->stack_at++ = (uptr)array | BEGUN;
        }
    }
    for (u32 i = from; i < to; i++) {
        visit(h, &elements[i], moving);
    }
}

static inline __attribute__((always_inline)) void visit_fields(struct heap *h, u8 *object, uptr map, int moving) {
    for (; map; map &= map - 1) {
        visit(h, (uptr *)object + __builtin_ctzl(map), moving);
    }
}

static inline __attribute__((always_inline)) void visit_object(
        struct heap *h, u8 *object, const struct hk_class *class, int moving) {
    switch (class->shape) {
    case HK_OBJECT: visit_fields(h, object, class->references, moving); break;
    case HK_MAPPED:
        for (size_t i = 0; i * WORD_BITS * sizeof(uptr) < class->bytes; i++) {
            visit_fields(h, object + i * WORD_BITS * sizeof(uptr), ((const uptr *)class->references)[i], moving);
        }
        break;
    case HK_REFERENCES: visit_elements(h, object, 0, moving); break;
    default: break;
    }
}

static inline __attribute__((always_inline)) void look_through(struct heap *h, u8 *object, int moving) {
    const struct hk_class *class = class_of_object(object);
    size_t bytes = object_bytes(object, class);
    // The fast path of allocation knows no limit: where as much is cleared ahead, it puts larger objects into a block too.
    if (bytes <= LARGE_BYTES || h->pages[(size_t)(object - h->base) >> PAGE_SHIFT] != PAGE_LARGE) {
        mark_lines(h, object, bytes);
    }
    visit_object(h, object, class, moving);
}

// Objects wait for their turn in a short queue, while what is to be read of them comes from memory: Cher, Hosking &
// Vitek, "Software prefetching for mark-sweep garbage collection", ASPLOS 2004.
static inline __attribute__((always_inline)) void drain_as(struct heap *h, int moving) {
    uptr ahead[AHEAD] = {0};
    for (u32 i = 0, empty = 0; empty < AHEAD; i = (i + 1) % AHEAD) {
        uptr next = 0;
        while (h->stack_at != h->stack && (next = *--h->stack_at) & BEGUN) {
            visit_elements(h, (u8 *)(next - BEGUN), (u32)*--h->stack_at, moving);
            next = 0;
        }
        if (next) {
            __builtin_prefetch((void *)next);
            __builtin_prefetch(&h->marks[grain_of(h, next) / WORD_BITS], 1);
        }
        uptr object = ahead[i];
        ahead[i] = next;
        empty = next || object ? 0 : empty + 1;
        if (object && (object & MARKED || !bit_set(h->marks, grain_of(h, object)))) {
            look_through(h, (u8 *)(object & ~(uptr)MARKED), moving);
        }
    }
}

static __attribute__((noinline)) void drain(struct heap *h) {
    if (h->moving) {
        drain_as(h, 1);
    } else {
        drain_as(h, 0);
    }
}

// The stack of objects was too short: whatever is marked may not have been looked through, so all of it is, again.
static SELDOM void drain_overflow(struct heap *h) {
    while (h->overflowed) {
        h->overflowed = 0;
        for (size_t i = 0; i < (h->top << (PAGE_SHIFT - GRAIN_SHIFT)) / WORD_BITS; i++) {
            for (uptr word = h->marks[i]; word; word &= word - 1) {
                size_t grain = i * WORD_BITS + (size_t)__builtin_ctzl(word);
                push(h, (uptr)(h->base + (grain << GRAIN_SHIFT)) | MARKED);
                drain(h);
            }
        }
    }
}

// Enters the objects of a run of lines that was given out since the last collection among the starts.
static void enter_run(struct heap *h, const u8 *line) {
    u8 *at = h->base + ((size_t)(line - h->lines) << LINE_SHIFT), *end = (u8 *)rounded((uptr)at + 1, BLOCK_BYTES);
    for (const u8 *run = line; at < end && (run = line_of(h, at)) && (run == line || *run == LINE_FRESH) && *(uptr *)at;) {
        bit_set(h->starts, (size_t)(at - h->base) >> GRAIN_SHIFT);
        at += object_bytes(at, class_of_object(at));
    }
}

// Enters the run that a line belongs to. The way to its first line is not gone twice: a deep stack has many words for one.
static SELDOM void enter_run_of(struct heap *h, u8 *line) {
    u8 *first = line;
    while (*first == LINE_FRESH) {
        first--;
    }
    if (*first == LINE_FIRST) {
        enter_run(h, first);
    }
    __builtin_memset(first, LINE_ENTERED, (size_t)(line - first) + 1);
}

static inline void visit_candidate(struct heap *h, uptr word) {
    uptr at = word - (uptr)h->base;
    if (at >= h->bytes || word & (GRAIN_BYTES - 1) || h->pages[at >> PAGE_SHIFT] <= PAGE_DIRTY) {
        return;
    }
    u8 *line = &h->lines[at >> LINE_SHIFT];
    if (*line == LINE_FRESH || *line == LINE_FIRST) {
        enter_run_of(h, line);
    }
    if (bit_is(h->starts, at >> GRAIN_SHIFT)) {
        mark(h, word);
    }
}

static SELDOM void visit_outside(struct heap *h, u8 *object) {
    visit_object(h, object, class_of_object(object), h->moving);
    drain(h);
}

static void visit_stack(struct heap *h, uptr *sp, const u8 *end) {
    for (uptr *word = sp; (u8 *)word < end; word++) {
        visit_candidate(h, *word);
    }
}

static SELDOM void mark_from(struct process *p) {
    struct heap *h = &p->heap;
    visit_stack(h, p->abi.sp, p->stack + p->stack_bytes);
    if (p->below.stack) {
        visit_stack(h, p->below.sp, p->below.stack + p->below.stack_bytes);
    }
    // The lines' kinds were needed until here; from here on they are made anew.
    __builtin_memset(h->lines, LINE_FREE, h->top << (PAGE_SHIFT - LINE_SHIFT));
    drain(h);
    for (u32 i = 0; i < p->program->reference_count; i++) {
        visit(h, &p->program->references[i], h->moving);
        drain(h);
    }
    for (u32 i = 0; i < p->program->object_count; i++) {
        visit_outside(h, p->program->objects[i]);
    }
    for (const struct set *s = p->sets; s; s = s->next) {
        for (struct end *e = s->members; e; e = e->next_member) {
            visit(h, (uptr *)&e->data, h->moving);
            drain(h);
        }
    }
    drain_overflow(h);
}
