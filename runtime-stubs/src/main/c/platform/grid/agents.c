// What is closed while something else is being closed waits until that is done.
static struct end *closing;

static void close_later(struct end *e) {
    e->next_dead = closing;
    closing = e;
}

static void close_waiting(void) {
    while (closing) {
        struct end *e = closing;
        closing = e->next_dead;
        end_close(e);
    }
}

// What is in a channel that is sent to another kernel while another one is being flushed waits as well.
static int attached;

static void flush_later(struct end *e) {
    stall(e->state);
    attached = 1;
}

static void flush_attached(void) {
    while (attached) {
        attached = 0;
        remote_flush_stalled();
    }
}

static void run_agent(struct end *e) {
    if (e->agent == WATCHER(flush)) {
        flush(e);
        flush_attached();
    } else if (e->agent == WATCHER(drop_all)) {
        drop_all(e);
    } else if (e->agent == WATCHER(selector_came)) {
        selector_came(e);
    } else {
        member_came(e);
    }
}
