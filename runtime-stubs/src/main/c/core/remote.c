// Channels to other kernels. A proxy end stands for the far end here: what its peer sends to it goes into the ring to
// the other kernel, and what comes from there it sends to its peer. A message waits in the proxy's own ring, which the
// contract's bound sizes, while the ring between the kernels is full.

enum { BUCKETS = 64, MOST_WORDS = 128 };

struct remote {
    struct end *proxy;
    u32 channel, kernel;
    u32 field;         // being sent
    u64 offset;        // in that vector, in bytes
    u64 filled;        // of the vector being received
    u8 close_sent, close_received, stalled;
    struct remote *next, *next_stalled;
    struct hk_vector *parts[]; // received for the next message
};

static struct remote *remotes[BUCKETS];
static struct remote *stalled;
static u32 channels_made;

static u32 fields_of(const struct end *e) {
    return e->contract->slot_bytes / 8 - 1;
}

static struct remote *remote_find(u32 channel) {
    struct remote *r = remotes[channel % BUCKETS];
    while (r && r->channel != channel) {
        r = r->next;
    }
    return r;
}

static void remote_remove(struct remote *r) {
    struct remote **at = &remotes[r->channel % BUCKETS];
    while (*at != r) {
        at = &(*at)->next;
    }
    *at = r->next;
    u32 fields = fields_of(r->proxy);
    for (u32 i = 0; i < fields; i++) {
        if (r->parts[i]) {
            vector_drop(r->parts[i]);
        }
    }
    struct end *proxy = r->proxy;
    exchange_put(r, sizeof *r + fields * sizeof *r->parts);
    CLOSE_WITHIN(proxy);
}

// Sends a vector's bytes that are left; 0 when the ring is full.
static int send_vector(struct remote *r, const struct hk_vector *v) {
    u64 bytes = (u64)v->length << v->shift;
    while (r->offset < bytes) {
        u64 left = bytes - r->offset;
        u32 now = left < FRAGMENT ? (u32)left : FRAGMENT;
        u32 shape[2] = {v->length, v->shift};
        if (!ring_send(r->kernel, RECORD_PART, r->channel, 0, r->field, shape, sizeof shape, v->data + r->offset, now)) {
            return 0;
        }
        r->offset += now;
    }
    r->offset = 0;
    return 1;
}

static int send_message(struct remote *r, u8 *slot) {
    const struct hk_message *m = message_of(r->proxy, *(u32 *)slot);
    for (; r->field < m->count; r->field++) {
        if (m->kinds[r->field] == HK_VECTOR && !send_vector(r, *(struct hk_vector **)(slot + 8 * (r->field + 1)))) {
            return 0;
        }
    }
    u64 words[MOST_WORDS];
    u32 count = m->count;
    u32 made = channels_made;
    for (u32 i = 0; i < m->count; i++) {
        u8 *at = slot + 8 * (i + 1);
        if (m->kinds[i] == HK_VECTOR) {
            const struct hk_vector *v = *(struct hk_vector **)at;
            words[i] = (u64)v->shift << 32 | v->length;
        } else if (m->kinds[i] >= HK_ENDPOINT) {
            const struct end *e = *(struct end **)at;
            if (m->kinds[i] == HK_ANY) {
                words[count++] = e->recorded;
            }
            u32 channel = (kernel.index + 1) << 24 | made++;
            words[i] = (u64)channel << 32 | (text_hash(e->contract->name) & ~1u) | e->role;
        } else {
            copy(&words[i], at, 8);
        }
    }
    if (!ring_send(r->kernel, RECORD_MESSAGE, r->channel, *(u32 *)slot, 0, words, 8 * count, 0, 0)) {
        return 0;
    }
    r->field = 0;
    r->proxy->abi.tail++;
    for (u32 i = 0; i < m->count; i++) {
        void *carried = *(void **)(slot + 8 * (i + 1));
        if (m->kinds[i] == HK_VECTOR) {
            vector_drop(carried);
        } else if (m->kinds[i] >= HK_ENDPOINT) {
            remote_attach(carried, (u32)(words[i] >> 32), r->kernel);
        }
    }
    channels_made = made;
    return 1;
}

static void stall(struct remote *r) {
    if (!r->stalled) {
        r->stalled = 1;
        r->next_stalled = stalled;
        stalled = r;
    }
}

static void flush(struct end *e) {
    struct remote *r = e->state;
    u8 *slot;
    while ((slot = slot_first(e))) {
        if (r->close_received) {
            release_first(e);
            r->field = 0;
            r->offset = 0;
        } else if (!send_message(r, slot)) {
            stall(r);
            return;
        }
    }
    if (e->abi.closed && !r->close_sent) {
        if (!ring_send(r->kernel, RECORD_CLOSE, r->channel, 0, 0, 0, 0, 0, 0)) {
            stall(r);
            return;
        }
        r->close_sent = 1;
    }
    if (r->close_sent && r->close_received && !r->stalled) {
        remote_remove(r);
    }
}

// Makes an end the stand-in for the far end of a channel to another kernel.
void remote_attach(struct end *proxy, u32 channel, u32 to) {
    if (hk_alone) {
        return;
    }
    u32 fields = fields_of(proxy);
    struct remote *r = exchange_get(sizeof *r + fields * sizeof *r->parts);
    if (!r) {
        say((const char *const[]){"heliac: no memory for a channel between kernels", 0});
        host_exit(1);
    }
    r->proxy = proxy;
    r->channel = channel;
    r->kernel = to;
    r->next = remotes[channel % BUCKETS];
    remotes[channel % BUCKETS] = r;
    end_watch(proxy, WATCHER(flush), r);
    FLUSH_ATTACHED(proxy);
}

int remote_flush_stalled(void) {
    struct remote *list = stalled;
    stalled = 0;
    int any = list != 0;
    while (list) {
        struct remote *r = list;
        list = r->next_stalled;
        r->stalled = 0;
        flush(r->proxy);
    }
    return any && !stalled;
}

static struct hk_vector *part(struct remote *r, u32 field, const u32 shape[2]) {
    struct hk_vector *v = r->parts[field];
    if (!v) {
        v = vector_make(shape[0], shape[1]);
        if (!v) {
            say((const char *const[]){"heliac: no memory for a message from another kernel", 0});
            host_exit(1);
        }
        r->parts[field] = v;
        r->filled = 0;
    }
    return v;
}

static void take_part(struct remote *r, const struct cell *header, struct ring *ring, u32 at) {
    enum { SHAPE = 2 * sizeof(u32) };
    struct hk_vector *v = part(r, header->field, (const u32 *)header->data);
    u32 bytes = header->bytes - SHAPE;
    MOVE_CELLS(ring, at, SHAPE, v->data + r->filled, bytes, 0);
    r->filled += bytes;
}

static struct end *take_endpoint(u64 word, u32 from) {
    const struct hk_contract *c = contract_known((u32)word & ~1u);
    struct end *imp = c ? channel_make(c) : 0;
    if (!imp) {
        say((const char *const[]){"heliac: a channel from another kernel cannot be made here", 0});
        host_exit(1);
    }
    struct end *exp = (struct end *)imp->abi.peer;
    int carried_exp = word & 1;
    remote_attach(carried_exp ? imp : exp, (u32)(word >> 32), from);
    return carried_exp ? exp : imp;
}

static void take_message(struct remote *r, u32 tag, const u64 *words, u32 from) {
    struct end *e = r->proxy;
    const struct hk_message *m = message_of((struct end *)e->abi.peer, tag);
    u32 count = m->count;
    u8 *slot = slot_reply(e);
    *(u32 *)slot = tag;
    for (u32 i = 0; i < m->count; i++) {
        u8 *at = slot + 8 * (i + 1);
        if (m->kinds[i] == HK_VECTOR) {
            *(struct hk_vector **)at = part(r, i, (const u32[]){(u32)words[i], (u32)(words[i] >> 32)});
            r->parts[i] = 0;
        } else if (m->kinds[i] >= HK_ENDPOINT) {
            struct end *carried = take_endpoint(words[i], from);
            if (m->kinds[i] == HK_ANY) {
                carried->recorded = (u32)words[count++];
            }
            *(void **)at = carried;
        } else {
            copy(at, &words[i], 8);
        }
    }
    post(e);
}

static void take_close(struct remote *r) {
    struct end *peer = (struct end *)r->proxy->abi.peer;
    r->close_received = 1;
    if (r->close_sent) {
        remote_remove(r);
        return;
    }
    peer->abi.closed = 1;
    if (peer->abi.waiter) {
        hk_notify(&peer->abi);
    }
}

// What is known of channels to a kernel that died: they are closed.
void remote_lost(u32 from) {
    for (u32 b = 0; b < BUCKETS; b++) {
        for (struct remote *r = remotes[b], *next; r; r = next) {
            next = r->next;
            if (r->kernel == from && !r->close_received) {
                take_close(r);
            }
        }
    }
}

// A record of which the first cell is read already.
static void take_record(const struct cell *header, struct ring *ring, u32 at, u32 from) {
    u64 words[MOST_WORDS];
    struct remote *r = remote_find(header->channel);
    if (!r) {
        return;
    }
    switch (header->kind) {
    case RECORD_PART: take_part(r, header, ring, at); break;
    case RECORD_MESSAGE:
        if (header->bytes <= HEADER_DATA) {
            take_message(r, header->tag, (const u64 *)header->data, from);
        } else {
            move_cells(ring, at, 0, (u8 *)words, header->bytes, 0);
            take_message(r, header->tag, words, from);
        }
        break;
    default: take_close(r); break;
    }
}
