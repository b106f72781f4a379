// What code made of processes calls before it touches memory.

static size_t block_bytes(const struct area *area, size_t first) {
    size_t bytes = area->shown[first] & SHOWN;
    for (size_t i = first + 1; area->shown[i] && !(area->shown[i] & (GAP | FIRST)); i++) {
        bytes += area->shown[i] & SHOWN;
    }
    return bytes;
}

static void tell_place(uptr at) {
    static const char *const names[AREAS] = {" a block of ", " a variable of ", " a tile's vector of "};
    const struct area *area = area_of(at);
    size_t granule = area ? (at - area->at) / 8 : 0, first = granule;
    while (area && first && area->shown[first] && !(area->shown[first] & FIRST)) {
        first--;
    }
    int before = area && !(area->shown[first] & FIRST);
    for (first = before ? granule : first; before && first < granule + 1 + CHECK_GAP / 8 && !(area->shown[first] & FIRST);) {
        first++;
    }
    if (!area || !(area->shown[first] & FIRST)) {
        tell_text("at ");
        tell_address(at);
        return;
    }
    uptr start = area->at + first * 8;
    size_t bytes = block_bytes(area, first);
    if (before) {
        tell_bytes(start - at);
        tell_text(" before");
    } else if (at - start < bytes) {
        tell_text("at byte ");
        tell_number(at - start);
        tell_text(" of");
    } else if (at - start == bytes) {
        tell_text("right behind");
    } else {
        tell_bytes(at - start - bytes);
        tell_text(" behind");
    }
    tell_text(names[area - areas]);
    tell_bytes(bytes);
}

static void tell_where(const char *where) {
    tell_text("\n\tat ");
    tell_text(*where ? where : "code that is none of Java's");
}

static void tell_access(u64 seen) {
    tell_text(" by thread ");
    tell_number(thread_of(seen));
    tell_text(" of block ");
    tell_number(block_of(seen) + 1);
    tell_where(place_of(seen));
}

_Noreturn static void tell_bounds(const struct area *area, uptr at, uptr wrong, size_t bytes, u32 kind, const char *where) {
    begin_report();
    tell_text(access_names[kind]);
    tell_text(" of ");
    tell_bytes(bytes);
    int freed = area && area->shown[(wrong - area->at) / 8] & FREED;
    tell_text(!area ? " where there is no memory, " : freed ? " that were given back, " : " out of bounds, ");
    tell_place(freed ? at : wrong);
    tell_where(where);
    complain("\n");
}

void hk_check(const u8 *access, size_t bytes, u32 kind, const char *where) {
    uptr at = (uptr)access, end = at + bytes;
    if (!bytes) {
        return;
    }
    const struct area *area = area_of(at);
    uptr until = !area ? at : shown_until(area, at, end < area->end ? end : area->end);
    if (until != end) {
        tell_bounds(area, at, until, bytes, kind, where);
    }
    if (grid_block()) { // the leader is alone
        find_races(area, at, bytes, kind, where);
    }
}
