// Cells: objects that hold a vector or an end. The heap has a list of those that were ever filled; a collection leaves
// dead and empty ones out, frees what the dead ones held, and closes the ends once it is over.

// Lies where a cell's own fields end. What it holds is of the type, which is 0 in an empty one; the lowest two bits are the
// kind that messages' fields have.
struct holder {
    void *held;
    uptr next; // object of the list, or LAST_CELL; 0 in a cell that is not in it
    u32 type;
};

static struct holder *cell_of(const struct process *p, void *object) {
    return (struct holder *)((u8 *)object + p->program->cell_at);
}

static size_t held_bytes(const struct holder *cell) {
    if ((cell->type & 3) >= HK_ENDPOINT) {
        return channel_bytes(((const struct end *)cell->held)->contract);
    }
    const struct hk_vector *v = cell->held;
    return (size_t)v->length << v->shift;
}

static void *empty(struct process *p, struct holder *cell) {
    void *held = cell->held;
    p->heap.held -= held_bytes(cell);
    cell->held = 0;
    cell->type = 0;
    return held;
}

static void let_go(struct hk_process *p, void *held, u32 type) {
    if ((type & 3) >= HK_ENDPOINT) {
        hk_close(p, held);
    } else {
        hk_vector_free(p, held);
    }
}

// Gives 0 when there is no cell; what would be put into it is let go then.
u32 hk_cell_put(struct hk_process *abi, void *object, void *held, u32 type) {
    struct process *p = (struct process *)abi;
    struct heap *h = &p->heap;
    if (!object) {
        let_go(abi, held, type);
        return 0;
    }
    struct holder *cell = cell_of(p, object);
    if (cell->type) {
        u32 old = cell->type;
        let_go(abi, empty(p, cell), old);
    }
    cell->held = held;
    cell->type = type;
    if (!cell->next) {
        cell->next = h->cells;
        h->cells = (uptr)object;
    }
    h->held += held_bytes(cell);
    if (h->held >= h->held_trigger) {
        abi->heap_end = abi->heap_at; // the next allocation asks whether a collection is due
    }
    return 1;
}

// Null when it holds nothing of that type.
void *hk_cell_take(struct hk_process *abi, void *object, u32 type) {
    struct process *p = (struct process *)abi;
    struct holder *cell = cell_of(p, object);
    return cell->type == type ? empty(p, cell) : 0;
}

u32 hk_cell_full(struct hk_process *abi, void *object) {
    return cell_of((struct process *)abi, object)->type != 0;
}

// After marking: what moved has the way to its new place in its header. Ends wait: closing one may call whoever looks at
// the other, for which the collector's stack is not made.
static void sweep_cells(struct process *p) {
    struct heap *h = &p->heap;
    uptr next = h->cells;
    h->cells = LAST_CELL;
    while (next != LAST_CELL) {
        uptr object = next, header = *(uptr *)object;
        int alive = header & 1 || bit_is(h->marks, grain_of(h, object));
        object = header & 1 ? header & ~(uptr)1 : object;
        struct holder *cell = cell_of(p, (void *)object);
        next = cell->next;
        cell->next = 0;
        if (!cell->type) {
            continue;
        }
        if (alive) {
            cell->next = h->cells;
            h->cells = object;
        } else if ((cell->type & 3) >= HK_ENDPOINT) {
            struct end *e = empty(p, cell);
            e->next_dead = h->dead_ends;
            h->dead_ends = e;
        } else {
            hk_vector_free(&p->abi, empty(p, cell));
        }
    }
    h->held_trigger = 2 * h->held + LEAST_HELD;
}

static void close_dead_ends(struct process *p) {
    struct end *e;
    while ((e = p->heap.dead_ends)) {
        p->heap.dead_ends = e->next_dead;
        hk_close(&p->abi, &e->abi);
    }
}
