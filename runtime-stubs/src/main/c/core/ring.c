// The rings between kernels: one producer, one consumer, in cells of one cache line. A short message is one cell, its
// sequence number written last: the receiver learns of it and reads it with a single transfer of the line.

static u32 put_at[MOST_KERNELS], known_tail[MOST_KERNELS], take_at[MOST_KERNELS];

static u32 cells_of(u32 bytes) {
    return bytes <= HEADER_DATA ? 1 : 1 + (bytes - HEADER_DATA + CELL_DATA - 1) / CELL_DATA;
}

int ring_send(u32 to, u32 kind, u32 channel, u32 tag, u32 field, const void *prefix, u32 prefix_bytes, const u8 *data, u32 bytes) {
    struct ring *ring = window_ring(kernel.index, to);
    u32 at = put_at[to], total = prefix_bytes + bytes, cells = cells_of(total);
    if (CELLS - (at - known_tail[to]) < cells) {
        known_tail[to] = arch_observe(&ring->tail);
        if (CELLS - (at - known_tail[to]) < cells) {
            return window->record[to].state >= FINISHED; // nobody there: dropped
        }
    }
    struct cell *header = &ring->cells[at % CELLS];
    header->channel = channel;
    header->tag = (u16)tag;
    header->kind = (u8)kind;
    header->field = (u8)field;
    header->bytes = total;
    u32 first = prefix_bytes < HEADER_DATA ? prefix_bytes : HEADER_DATA;
    copy(header->data, prefix, first);
    u32 fits = HEADER_DATA - first < bytes ? HEADER_DATA - first : bytes;
    copy(header->data + first, data, fits);
    const u8 *rest = prefix_bytes > HEADER_DATA ? (const u8 *)prefix + first : data + fits;
    u32 left = total - first - fits; // of the prefix or of the data, never of both: only messages have long prefixes
    for (u32 i = 1; i < cells; i++) {
        u8 *cell = (u8 *)&ring->cells[(at + i) % CELLS];
        u32 now = left < CELL_DATA ? left : CELL_DATA;
        *(u32 *)cell = 0;
        copy(cell + 4, rest, now);
        rest += now;
        left -= now;
    }
    output_flush();
    arch_publish(&header->sequence, at + 1);
    put_at[to] = at + cells;
    window->record[kernel.index].sent++;
    window_wake(to);
    return 1;
}

// Delivers the records another kernel has sent; how many there were.
int remote_deliver(u32 from) {
    struct ring *ring = window_ring(from, kernel.index);
    int count = 0;
    static u8 data[FRAGMENT + 16] __attribute__((aligned(8)));
    for (;;) {
        u32 at = take_at[from];
        struct cell *header = &ring->cells[at % CELLS];
        if (arch_observe(&header->sequence) != at + 1 || count >= 64) {
            return count;
        }
        u32 bytes = header->bytes, cells = cells_of(bytes);
        if (cells == 1) {
            take_record(header, header->data, from);
        } else {
            copy(data, header->data, HEADER_DATA);
            u32 left = bytes - HEADER_DATA;
            u8 *to = data + HEADER_DATA;
            for (u32 i = 1; i < cells; i++) {
                u32 now = left < CELL_DATA ? left : CELL_DATA;
                copy(to, (u8 *)&ring->cells[(at + i) % CELLS] + 4, now);
                to += now;
                left -= now;
            }
            take_record(header, data, from);
        }
        take_at[from] = at + cells;
        arch_publish(&ring->tail, take_at[from]);
        window->record[kernel.index].received++;
        count++;
    }
}
