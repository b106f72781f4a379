// Finds accesses of two threads to the same byte that nothing orders, of which one is a plain write, or an addition beside a plain read.
//
// What orders accesses is known: the leader does nothing while a loop runs, and the threads of a block pass its barriers together. So
// two accesses of different threads are ordered unless they are made in the same loop, and in different blocks or before the same barrier;
// a thread, the loop's number and how many barriers the block has passed stand for FastTrack's clocks (Flanagan, Freund, PLDI 2009). As
// there, while no race was found, the last plain write stands for all before it. Of the reads two are enough, and two of the additions:
// of different blocks where there are such, else of different threads among the latest; another thread's access is unordered with one of
// all of them only if it is with one of these two.

// What was seen: from the highest bit on who it was, from 1, the place, and the phase.
enum { PHASE_BITS = 26, PLACE_BITS = 25, WORKER_AT = PHASE_BITS + PLACE_BITS, THREAD_BITS = 6 };

struct access {
    u64 seen; // what it leaves; its place is 0 where that is too far in the program to be told
    u32 kind;
    u32 worker, block, phase;
};

static const char *place_of(u64 seen) {
    extern const u8 __executable_start[];
    u64 place = seen >> PHASE_BITS & ((1 << PLACE_BITS) - 1);
    return place ? (const char *)__executable_start + place : "";
}

static u64 place(const char *where) {
    extern const u8 __executable_start[];
    u64 place = (u64)((const u8 *)where - __executable_start);
    return place < 1 << PLACE_BITS ? place << PHASE_BITS : 0;
}

static u32 worker_of(u64 seen) {
    return (u32)(seen >> WORKER_AT);
}

static u32 block_of(u64 seen) {
    return (worker_of(seen) - 1) >> THREAD_BITS;
}

static u32 thread_of(u64 seen) {
    return (worker_of(seen) - 1) & ((1 << THREAD_BITS) - 1);
}

static u32 phase_of(u64 seen) {
    return seen & ((1 << PHASE_BITS) - 1);
}

static int unordered(u64 seen, const struct access *a) {
    return seen && worker_of(seen) != a->worker && (block_of(seen) != a->block || phase_of(seen) == a->phase);
}

static int same(u64 seen, const struct access *a) {
    return worker_of(seen) == a->worker && phase_of(seen) == a->phase;
}

// What of those seen races with an access, or none.
static int racing(const u64 *seen, const struct access *a) {
    for (int i = 0; i < SEEN; i++) {
        int alike = a->kind == CHECK_READS ? i == READ || i == READ + 1 : a->kind == CHECK_ADDS && i >= ADDED;
        if (!alike && unordered(seen[i], a)) {
            return i;
        }
    }
    return SEEN;
}

static int of_two_blocks(u64 one, u64 other) {
    return one && other && block_of(one) != block_of(other);
}

static void see(u64 *seen, const struct access *a) {
    if (a->kind == CHECK_WRITES) {
        seen[WRITTEN] = a->seen;
        return;
    }
    u64 *two = seen + (a->kind == CHECK_READS ? READ : ADDED);
    if (of_two_blocks(two[0], two[1])) {
        return;
    }
    if (!two[0]) {
        two[0] = a->seen;
    } else if (block_of(two[0]) != a->block) {
        two[1] = a->seen;
    } else if (phase_of(two[0]) != a->phase) {
        two[0] = a->seen;
    } else if (worker_of(two[0]) != a->worker) {
        two[1] = a->seen;
    }
}

// Whether nothing new is to be seen: the thread has been here since the last barrier, as the same kind or as a writer, or others of its
// kind have in two blocks. Who raced with it would race with those, and would have been found. Looks without the lock; the loop's
// number is written last.
static int is_nothing_new(const struct sight *sight, const struct access *a) {
    if (arch_observe(&sight->round) != work.round || arch_observe(&sight->split)) {
        return 0;
    }
    if (same(arch_observe(&sight->seen[WRITTEN]), a)) {
        return 1;
    }
    if (a->kind == CHECK_WRITES) {
        return 0;
    }
    const u64 *two = sight->seen + (a->kind == CHECK_ADDS ? ADDED : READ);
    u64 one = arch_observe(&two[0]), other = arch_observe(&two[1]);
    return same(one, a) || same(other, a) || of_two_blocks(one, other);
}

static void lock(struct sight *sight) {
    enum { PATIENCE = 100 };
    for (u32 i = 1; __atomic_exchange_n(&sight->locked, 1, __ATOMIC_ACQUIRE); i++) {
        if (i % PATIENCE) {
            arch_pause();
        } else {
            host_call(CALL_YIELD, 0, 0, 0, 0, 0, 0);
        }
    }
}

static void tell_place(uptr at);
static void tell_access(u64 seen);

static const char *const access_names[] = {[CHECK_READS] = "a read", [CHECK_WRITES] = "a write", [CHECK_ADDS] = "an addition"};

_Noreturn static void tell_race(const u64 *seen, int other, const struct access *a, uptr at, size_t bytes) {
    static const u32 kinds[SEEN] = {CHECK_WRITES, CHECK_READS, CHECK_READS, CHECK_ADDS, CHECK_ADDS};
    u64 before = seen[other];
    begin_report();
    tell_text("a data race ");
    tell_place(at);
    tell_text("\n\twhere ");
    tell_text(access_names[a->kind]);
    tell_text(" of ");
    tell_bytes(bytes);
    tell_access(a->seen);
    tell_text("\n\tmeets ");
    tell_text(access_names[kinds[other]]);
    tell_access(before);
    complain("\n");
}

// The part of an access that lies in one word: the bytes from one to another.
static void look(struct sight *sight, u64 (*parts)[SEEN], u32 from, u32 to, const struct access *a, uptr at, size_t bytes) {
    int whole = from == 0 && to == sizeof(u32);
    if (whole && is_nothing_new(sight, a)) {
        return;
    }
    lock(sight);
    if (sight->round != work.round) {
        sight->split = 0;
        for (u32 i = 0; i < SEEN; i++) {
            arch_publish(&sight->seen[i], 0);
        }
        arch_publish(&sight->round, work.round);
    }
    if (!whole && !sight->split) {
        for (u32 b = 0; b < sizeof(u32); b++) {
            for (u32 i = 0; i < SEEN; i++) {
                parts[b][i] = sight->seen[i];
            }
        }
        arch_publish(&sight->split, 1);
    }
    for (u32 b = sight->split ? from : 0; b < (sight->split ? to : 1); b++) {
        u64 *seen = sight->split ? parts[b] : sight->seen;
        int other = racing(seen, a);
        if (other != SEEN) {
            tell_race(seen, other, a, at, bytes);
        }
        see(seen, a);
    }
    __atomic_store_n(&sight->locked, 0, __ATOMIC_RELEASE);
}

static void find_races(const struct area *area, uptr at, size_t bytes, u32 kind, const char *where) {
    const struct grid_seat *seat = grid_seat();
    struct access a = {.kind = kind, .block = seat->block - 1, .phase = seat->phase & ((1 << PHASE_BITS) - 1)};
    a.worker = (a.block << THREAD_BITS | seat->thread) + 1;
    a.seen = (u64)a.worker << WORKER_AT | place(where) | a.phase;
    for (uptr word = at & ~(uptr)3; word < at + bytes; word += sizeof(u32)) {
        size_t offset = word - area->at;
        u32 from = word < at ? (u32)(at - word) : 0, to = at + bytes - word < sizeof(u32) ? (u32)(at + bytes - word) : sizeof(u32);
        look(&area->sights[offset / sizeof(u32)], area->parts + offset, from, to, &a, at, bytes);
    }
}
