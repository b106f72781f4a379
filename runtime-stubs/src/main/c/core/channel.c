// Channels: two ends, each with the ring of what came in. A channel's memory goes when both ends are closed.

static struct end *all_ends; // of live processes and in messages; walked only when a process dies owning some

static size_t channel_bytes(const struct hk_contract *c) {
    return 2 * sizeof(struct end) + (size_t)c->slot_bytes * (c->capacity_in + c->capacity_out);
}

static void end_init(struct end *e, const struct hk_contract *c, u8 role, u8 *ring, u32 capacity, struct end *peer) {
    e->abi.ring = ring;
    e->abi.mask = capacity - 1;
    e->abi.slot_bytes = c->slot_bytes;
    e->abi.peer = &peer->abi;
    e->contract = c;
    e->role = role;
    e->next_owned = all_ends;
    e->owned_at = &all_ends;
    if (all_ends) {
        all_ends->owned_at = &e->next_owned;
    }
    all_ends = e;
}

// The importer's end; its peer is the exporter's.
struct end *channel_make(const struct hk_contract *c) {
    struct end *ends = exchange_get(channel_bytes(c));
    if (!ends) {
        return 0;
    }
    u8 *rings = (u8 *)(ends + 2);
    end_init(&ends[HK_IMP], c, HK_IMP, rings, c->capacity_out, &ends[HK_EXP]);
    end_init(&ends[HK_EXP], c, HK_EXP, rings + (size_t)c->slot_bytes * c->capacity_out, c->capacity_in, &ends[HK_IMP]);
    kernel.channels++;
    return ends;
}

static void forget(struct end *e) {
    *e->owned_at = e->next_owned;
    if (e->next_owned) {
        e->next_owned->owned_at = e->owned_at;
    }
}

static void channel_drop(struct end *either) {
    struct end *ends = either->role == HK_IMP ? either : either - 1;
    forget(&ends[HK_IMP]);
    forget(&ends[HK_EXP]);
    exchange_put(ends, channel_bytes(ends->contract));
    kernel.channels--;
}

void end_own(struct end *e, struct process *p) {
    e->abi.owner = &p->abi;
    p->abi.ends++;
}

struct hk_process hk_agent;

void end_watch(struct end *e, watcher agent, void *state) {
    e->agent = agent;
    e->state = state;
    e->abi.waiter = &hk_agent;
}

const struct hk_message *message_of(const struct end *e, u32 tag) {
    const struct hk_contract *c = e->contract;
    return &c->messages[e->role == HK_EXP ? tag : c->count_in + tag];
}

u8 *slot_first(struct end *e) {
    return e->abi.head == e->abi.tail ? 0 : e->abi.ring + (size_t)(e->abi.tail & e->abi.mask) * e->abi.slot_bytes;
}

u8 *slot_reply(struct end *e) {
    struct hk_end *peer = e->abi.peer;
    u8 *slot = peer->ring + (size_t)(peer->head & peer->mask) * peer->slot_bytes;
    clear(slot, peer->slot_bytes);
    return slot;
}

void post(struct end *e) {
    struct hk_end *peer = e->abi.peer;
    peer->head++;
    if (peer->waiter) {
        hk_notify(peer);
    }
}

// Gives back what a message that nobody will receive carries.
static void release_first(struct end *e) {
    u8 *slot = slot_first(e);
    const struct hk_message *m = message_of(e, *(u32 *)slot);
    for (u32 i = 0; i < m->count; i++) {
        void *carried = *(void **)(slot + 8 * (i + 1));
        if (m->kinds[i] == HK_VECTOR) {
            vector_drop(carried);
        } else if (m->kinds[i] >= HK_ENDPOINT) {
            CLOSE_WITHIN(carried);
        }
    }
    e->abi.tail++;
}

static void drop_all(struct end *e) {
    while (e->abi.head != e->abi.tail) {
        release_first(e);
    }
}

void hk_notify(struct hk_end *end) {
    struct end *e = (struct end *)end;
    if (end->waiter == &hk_agent) {
        RUN_AGENT(e);
        return;
    }
    struct process *p = (struct process *)end->waiter;
    end->waiter = 0;
    ready(p);
}

void end_close(struct end *e) {
    struct end *peer = (struct end *)e->abi.peer;
    e->gone = 1;
    end_watch(e, WATCHER(drop_all), 0);
    drop_all(e);
    peer->abi.closed = 1;
    if (peer->gone) {
        channel_drop(e);
    } else if (peer->abi.waiter) {
        hk_notify(&peer->abi);
    }
}

// ---- ends whose contract and state are known when the program runs only

struct hk_end *hk_any_of(struct hk_end *end, u32 state) {
    ((struct end *)end)->recorded = state;
    return end;
}

// An exporter of an extension is one of its base: the states that both have are numbered alike.
static int is_of(const struct hk_contract *c, const struct hk_contract *wanted, u32 role) {
    while (c && !text_equal(c->name, wanted->name)) {
        c = role == HK_EXP ? c->base : 0;
    }
    return c != 0;
}

u32 hk_any_is(struct hk_process *p, struct hk_end *end, const struct hk_contract *contract, u32 role, u32 state) {
    (void)p;
    const struct end *e = (const struct end *)end;
    return e->role == role && e->recorded == state && is_of(e->contract, contract, role);
}

void hk_close(struct hk_process *p, struct hk_end *end) {
    end->owner = 0;
    p->ends--;
    end_close((struct end *)end);
}

// Null, with the end closed, when it is not of the type.
struct hk_end *hk_any_as(struct hk_process *p, struct hk_end *end, const struct hk_contract *contract, u32 role, u32 state) {
    if (hk_any_is(p, end, contract, role, state)) {
        return end;
    }
    hk_close(p, end);
    return 0;
}

struct hk_end *hk_channel(struct hk_process *p, const struct hk_contract *contract) {
    struct end *imp = channel_make(contract);
    if (!imp) {
        return 0;
    }
    end_own(imp, (struct process *)p);
    end_own((struct end *)imp->abi.peer, (struct process *)p);
    return &imp->abi;
}

struct hk_end *hk_accept(struct hk_process *p, void *listener) {
    struct listener *l = listener;
    if (l->at == l->count) {
        p->ends--;
        l->owner = 0;
        return 0;
    }
    struct end *e = l->clients[l->at++];
    end_own(e, (struct process *)p);
    return &e->abi;
}

void hk_close_listener(struct hk_process *p, void *listener) {
    struct listener *l = listener;
    p->ends--;
    l->owner = 0;
    while (l->at < l->count) {
        end_close(l->clients[l->at++]);
    }
}

void ends_release(struct process *p) {
    sets_release(p);
    // Closing changes the list of all; a channel stays until its second end is closed.
    struct end *owned = 0;
    for (struct end *e = p->abi.ends ? all_ends : 0; e; e = e->next_owned) {
        if (e->abi.owner == &p->abi) {
            e->next_dead = owned;
            owned = e;
        }
    }
    while (owned) {
        struct end *e = owned;
        owned = e->next_dead;
        hk_close(&p->abi, &e->abi);
    }
    for (u32 i = 0; i < p->program->port_count; i++) {
        struct listener *l = p->ports[i];
        if (p->program->ports[i].kind == HK_LISTENS && l->owner == &p->abi) {
            hk_close_listener(&p->abi, l);
        }
    }
}
