// The rings between kernels: one producer, one consumer, in cells of one cache line. A short message is one cell, its
// sequence number written last: the receiver learns of it and reads it with a single transfer of the line. Where the window is across a
// bus, a look at it takes as long as all else that a message needs, and is spared where it can be.

static u32 put_at[MOST_KERNELS], known_tail[MOST_KERNELS], take_at[MOST_KERNELS], told_tail[MOST_KERNELS];
static u32 records_sent, records_received;

static u32 cells_of(u32 bytes) {
    return bytes <= HEADER_DATA ? 1 : 1 + (bytes - HEADER_DATA + CELL_DATA - 1) / CELL_DATA;
}

// Between a record's data, from a byte on, and other memory.
void move_cells(struct ring *ring, u32 at, u32 byte, u8 *memory, u32 bytes, int out) {
    for (u32 done = 0, beside; done < bytes; done += beside) {
        u8 *here = cell_byte(ring, at, byte + done, &beside);
        if (out && beside == CELL_DATA) {
            ((u32 *)here)[-1] = 0;
        }
        beside = beside < bytes - done ? beside : bytes - done;
        copy(out ? here : memory + done, out ? memory + done : here, beside);
    }
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
    if (cells == 1) {
        copy(header->data, prefix, prefix_bytes);
        copy(header->data + prefix_bytes, data, bytes);
    } else {
        move_cells(ring, at, 0, (u8 *)prefix, prefix_bytes, 1);
        MOVE_CELLS(ring, at, prefix_bytes, (u8 *)data, bytes, 1);
    }
    output_flush();
    arch_publish(&header->sequence, at + 1);
    put_at[to] = at + cells;
    window->record[kernel.index].sent = ++records_sent;
    window_wake(to);
    return 1;
}

static void tell_tail(u32 from) {
    if (told_tail[from] != take_at[from]) {
        told_tail[from] = take_at[from];
        arch_publish(&window_ring(from, kernel.index)->tail, take_at[from]);
    }
}

// Delivers the records another kernel has sent; how many there were.
int remote_deliver(u32 from) {
    struct ring *ring = window_ring(from, kernel.index);
    int count = 0;
    for (; count < RECORDS_AT_ONCE; count++) {
        u32 at = take_at[from];
        struct cell *there = &ring->cells[at % CELLS];
        if (arch_observe(&there->sequence) != at + 1) {
            break;
        }
        const struct cell *header = NEAR_CELL(there);
        take_record(header, ring, at, from);
        take_at[from] = at + cells_of(header->bytes);
        if (take_at[from] - told_tail[from] >= TAIL_EACH) {
            tell_tail(from);
        }
        window->record[kernel.index].received = ++records_received;
    }
    return count;
}
