// What of the memory that processes can reach may be touched, and by whom it was. Each 8 bytes have a byte that tells how many of
// them, from the first, may be, as AddressSanitizer has it (Serebryany, Bruening, Potapenko, Vyukov, USENIX ATC 2012); each 4 have a
// record of who was there (races.c). The system gives memory for that where it is written only.

enum { SHOWN = 15, GAP = 16, FREED = 32, FIRST = 64 }; // of such a byte; 0 where nothing was ever told

enum { WRITTEN, READ, ADDED = READ + 2, SEEN = ADDED + 2 };

struct sight {
    u32 round;
    u8 locked, split;
    u64 seen[SEEN];
};

struct area {
    uptr at, end;
    int open; // whether what nothing was told of may be touched
    u8 *shown;
    struct sight *sights;
    u64 (*parts)[SEEN]; // a byte's own, where they are told apart
};

enum { IN_MEMORY, IN_STACKS, IN_IMAGE, AREAS };

static struct area areas[AREAS];

static void *shadow(u64 bytes) {
    enum { READ_WRITE = 3, PRIVATE = 2, ANONYMOUS = 0x20, NORESERVE = 0x4000 };
    long at = arch_map(0, (long)bytes, READ_WRITE, PRIVATE | ANONYMOUS | NORESERVE, -1);
    if (at < 0 && at > -PAGE) {
        complain("heliac: no memory for what the sanitizers see\n");
    }
    return (void *)at;
}

static void begin(u32 which, const u8 *at, u64 bytes, int open) {
    struct area *area = &areas[which];
    area->open = open;
    area->shown = shadow(bytes / 8 + 1);
    area->sights = shadow((bytes / 4 + 1) * sizeof *area->sights);
    area->parts = shadow((bytes + 4) * sizeof *area->parts);
    area->at = (uptr)at;
    area->end = (uptr)at + bytes;
}

void check_memory(u8 *at, u64 bytes) {
    extern const u8 __executable_start[], _end[];
    begin(IN_MEMORY, at, bytes, 0);
    begin(IN_IMAGE, __executable_start, (u64)(_end - __executable_start), 1);
}

void hk_check_stacks(const u8 *at, size_t bytes) {
    begin(IN_STACKS, at, bytes, 1);
}

static struct area *area_of(uptr at) {
    for (u32 i = 0; i < AREAS; i++) {
        if (at >= areas[i].at && at < areas[i].end) {
            return &areas[i];
        }
    }
    return 0;
}

static void give(struct area *area, uptr at, size_t bytes, size_t room) {
    u8 *shown = area->shown + (at - area->at) / 8;
    for (size_t i = 0; i < room; i += 8) {
        shown[i / 8] = (u8)(i >= bytes ? GAP : bytes - i < 8 ? bytes - i : 8);
    }
    shown[0] |= FIRST;
}

void check_given(const void *at, size_t bytes, size_t room) {
    give(&areas[IN_MEMORY], (uptr)at, bytes, room);
}

void check_freed(const void *at, size_t bytes) {
    u8 *shown = areas[IN_MEMORY].shown + ((uptr)at - areas[IN_MEMORY].at) / 8;
    for (size_t i = 0; i < bytes; i += 8) {
        shown[i / 8] |= FREED;
    }
}

static size_t granules(size_t bytes) {
    return (bytes + 7) / 8;
}

void hk_check_tile(const u8 *vector, size_t bytes) {
    if (bytes) {
        give(&areas[IN_IMAGE], (uptr)vector, bytes, granules(bytes) * 8 + CHECK_GAP / 2);
    }
}

// A variable has a gap before and behind it. Those of a function that is left are no more.
void hk_check_local(const u8 *variable, size_t bytes) {
    struct area *stacks = &areas[IN_STACKS];
    u8 *shown = stacks->shown + ((uptr)variable - stacks->at) / 8;
    for (u32 i = 1; i <= CHECK_GAP / 8; i++) {
        shown[0 - (size_t)i] = GAP;
    }
    give(stacks, (uptr)variable, bytes, granules(bytes) * 8 + CHECK_GAP);
}

void hk_check_left(const u8 *variable, size_t bytes) {
    u8 *shown = areas[IN_STACKS].shown + ((uptr)variable - CHECK_GAP - areas[IN_STACKS].at) / 8;
    for (size_t i = 0; i < granules(bytes) + 2 * CHECK_GAP / 8; i++) {
        shown[i] = 0;
    }
}

// The first byte of an access that may not be touched, or where it ends.
static uptr shown_until(const struct area *area, uptr at, uptr end) {
    while (at < end) {
        u8 s = area->shown[(at - area->at) / 8];
        uptr granule = at & ~(uptr)7;
        uptr until = granule + (s == 0 ? area->open ? 8 : 0 : s & (GAP | FREED) ? 0 : s & SHOWN);
        if (until < end && until < granule + 8) {
            return until > at ? until : at;
        }
        at = granule + 8;
    }
    return end;
}

// Blocks that were given back wait here, so that who still uses one is found before somebody else has it.
enum { KEPT = 64, LARGEST_KEPT = 1 << 20 };

int check_keeps(void **block, size_t *bytes) {
    static struct {
        void *block;
        size_t bytes;
    } kept[KEPT];
    static u32 at;
    check_freed(*block, *bytes);
    if (*bytes > LARGEST_KEPT) {
        return 0;
    }
    void *before = kept[at].block;
    size_t before_bytes = kept[at].bytes;
    kept[at].block = *block;
    kept[at].bytes = *bytes;
    at = (at + 1) % KEPT;
    *block = before;
    *bytes = before_bytes;
    return !before;
}
