// Waiting for several ends, listeners, sets and a time at once. While a process does, its ends have an agent that makes it ready
// when something comes in; what is at hand is then looked through again, so being woken for nothing does no harm.

void select_wake(struct process *p) {
    if (p->selecting) {
        p->selecting = 0;
        ready(p);
    }
}

static void selector_came(struct end *e) {
    select_wake(e->state);
}

struct choice {
    void *const *sources;
    const u32 *plan; // how many sources there are and whose gone members leave unnoticed; which are listeners and sets; how many ways
    u64 deadline; // 0 when it has passed
};

static int is_listener(const struct choice *c, u32 source) {
    return c->plan[1] >> source & 1;
}

static int is_set(const struct choice *c, u32 source) {
    return c->plan[1] >> (HK_SOURCES + source) & 1;
}

static int at_hand(const struct choice *c, u32 pattern) {
    u32 source = pattern >> 16, head = pattern & 0xffff;
    if (source == HK_TIME) {
        return c->deadline == 0;
    }
    if (is_listener(c, source)) {
        const struct listener *l = c->sources[source];
        return (l->at == l->count) == (head == HK_CLOSED);
    }
    const struct hk_end *end = c->sources[source];
    if (is_set(c, source)) {
        const struct set *s = c->sources[source];
        if (head == HK_EMPTY) {
            return s->count == 0;
        }
        if (!s->ready_first) {
            return 0;
        }
        end = &s->ready_first->abi;
    }
    if (end->head == end->tail) {
        return head == HK_CLOSED && end->closed;
    }
    return *(const u32 *)(end->ring + (size_t)(end->tail & end->mask) * end->slot_bytes) == head;
}

static u32 source_count(const struct choice *c) {
    return c->plan[0] & 0xffff;
}

// Members that are gone leave those sets that no way wants to know it of.
static void drop_gone(const struct choice *c, struct process *p) {
    for (u32 i = 0; i < source_count(c); i++) {
        if (c->plan[0] >> (HK_SOURCES + i) & 1) {
            set_drop_gone(&p->abi, c->sources[i]);
        }
    }
}

// The first way all of whose patterns match, or how many ways there are.
static u32 first_way(const struct choice *c) {
    const u32 *way = c->plan + 3;
    for (u32 i = 0; i < c->plan[2]; i++) {
        u32 count = *way++, matching = 0;
        while (matching < count && at_hand(c, way[matching])) {
            matching++;
        }
        if (matching == count) {
            return i;
        }
        way += count;
    }
    return c->plan[2];
}

static void watch(const struct choice *c, struct process *p) {
    for (u32 i = 0; i < source_count(c); i++) {
        if (is_set(c, i)) {
            ((struct set *)c->sources[i])->waiter = p;
        } else if (!is_listener(c, i)) {
            struct end *e = c->sources[i];
            if (p) {
                end_watch(e, WATCHER(selector_came), p);
            } else {
                e->abi.waiter = 0;
            }
        }
    }
}

u32 hk_select(struct hk_process *abi, void *const *sources, const u32 *plan, i64 nanos) {
    struct process *p = (struct process *)abi;
    struct choice c = {sources, plan, NEVER};
    if (nanos != INT64_MAX) {
        c.deadline = nanos <= 0 ? 0 : host_nanos() + (u64)nanos;
    }
    for (;;) {
        if (c.deadline != NEVER && c.deadline <= host_nanos()) {
            c.deadline = 0;
        }
        if (plan[0] >> HK_SOURCES) {
            drop_gone(&c, p);
        }
        u32 way = first_way(&c);
        if (way != plan[2]) {
            return way;
        }
        watch(&c, p);
        p->selecting = 1;
        timer_start(p, c.deadline ? c.deadline : NEVER);
        leave(p);
        timer_stop(p);
        watch(&c, 0);
    }
}
