// Sets of ends that are waited for together, however many they are: waking up and finding who has something take no longer
// for more of them. An agent at each member enters it in the row of those that have something, once until it is taken out.

static void member_came(struct end *e) {
    struct set *s = e->state;
    e->abi.waiter = 0;
    e->next_ready = 0;
    if (s->ready_first) {
        s->ready_last->next_ready = e;
    } else {
        s->ready_first = e;
    }
    s->ready_last = e;
    if (s->waiter) {
        select_wake(s->waiter);
    }
}

void *hk_set_new(struct hk_process *abi) {
    struct process *p = (struct process *)abi;
    struct set *s = exchange_get(sizeof *s);
    if (!s) {
        return 0;
    }
    s->next = p->sets;
    s->at = &p->sets;
    if (s->next) {
        s->next->at = &s->next;
    }
    p->sets = s;
    abi->ends++;
    return s;
}

void hk_set_add(void *set, struct hk_end *end, void *data) {
    struct set *s = set;
    struct end *e = (struct end *)end;
    e->data = data;
    e->next_member = s->members;
    e->member_at = &s->members;
    if (s->members) {
        s->members->member_at = &e->next_member;
    }
    s->members = e;
    s->count++;
    end_watch(e, WATCHER(member_came), s);
    if (end->head != end->tail || end->closed) {
        member_came(e);
    }
}

u32 hk_set_size(void *set) {
    return ((struct set *)set)->count;
}

static void member_leaves(struct set *s, struct end *e) {
    *e->member_at = e->next_member;
    if (e->next_member) {
        e->next_member->member_at = e->member_at;
    }
    e->abi.waiter = 0;
    s->count--;
}

void *hk_set_data(void *set) {
    return ((struct set *)set)->ready_first->data;
}

struct hk_end *hk_set_take(void *set) {
    struct set *s = set;
    struct end *e = s->ready_first;
    s->ready_first = e->next_ready;
    member_leaves(s, e);
    return &e->abi;
}

static void set_drop_gone(struct hk_process *abi, struct set *s) {
    while (s->ready_first && s->ready_first->abi.head == s->ready_first->abi.tail) {
        hk_close(abi, hk_set_take(s));
    }
}

void hk_set_close(struct hk_process *abi, void *set) {
    struct set *s = set;
    while (s->members) {
        struct end *e = s->members;
        member_leaves(s, e);
        hk_close(abi, &e->abi);
    }
    *s->at = s->next;
    if (s->next) {
        s->next->at = s->at;
    }
    abi->ends--;
    exchange_put(s, sizeof *s);
}

void sets_release(struct process *p) {
    while (p->sets) {
        hk_set_close(&p->abi, p->sets);
    }
}
