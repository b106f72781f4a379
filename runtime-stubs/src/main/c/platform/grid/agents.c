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

static void run_agent(struct end *e) {
    if (e->agent == flush) {
        flush(e);
    } else if (e->agent == drop_all) {
        drop_all(e);
    } else if (e->agent == selector_came) {
        selector_came(e);
    } else {
        member_came(e);
    }
}
