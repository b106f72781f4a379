// A grid's own memory: pages, the lowest that fit first. What is free is kept in a list in order of addresses, in itself.

struct span {
    size_t bytes;
    struct span *next;
};

static struct span *spans;

static void memory_take(u8 *memory, u64 bytes) {
    spans = (struct span *)memory;
    spans->bytes = (size_t)bytes & ~(size_t)(PAGE - 1);
    spans->next = 0;
}

void *host_pages(size_t wanted) {
    size_t bytes = pages(wanted);
    for (struct span **at = &spans; *at; at = &(*at)->next) {
        struct span *s = *at;
        if (s->bytes < bytes) {
            continue;
        }
        if (s->bytes == bytes) {
            *at = s->next;
        } else {
            struct span *rest = (struct span *)((u8 *)s + bytes);
            rest->bytes = s->bytes - bytes;
            rest->next = s->next;
            *at = rest;
        }
        clear(s, bytes);
        return s;
    }
    return 0;
}

// A GPU's memory is made of such; threads take what they get.
void host_large(void *given, size_t bytes) {
    (void)given;
    (void)bytes;
}

void host_release(void *freed, size_t released) {
    size_t bytes = pages(released);
    struct span *s = freed, *before = 0, *after = spans;
    while (after && after < s) {
        before = after;
        after = after->next;
    }
    s->bytes = bytes;
    s->next = after;
    if (after && (u8 *)s + s->bytes == (u8 *)after) {
        s->bytes += after->bytes;
        s->next = after->next;
    }
    if (!before) {
        spans = s;
    } else if ((u8 *)before + before->bytes == (u8 *)s) {
        before->bytes += s->bytes;
        before->next = s->next;
    } else {
        before->next = s;
    }
}
