// The window: memory that all kernels of a machine map, each at an address of its own. No pointers in it.
#ifndef HK_WINDOW_H
#define HK_WINDOW_H

#include "kernel.h"

enum { MOST_KERNELS = 16 };
enum { CELLS = 4096, CELL_DATA = 60, HEADER_DATA = 48 };
enum { FRAGMENT = HEADER_DATA - 8 + 256 * CELL_DATA }; // of a vector, behind two words of its shape
enum { RECORD_MESSAGE, RECORD_PART, RECORD_CLOSE };

// A header cell starts a record; cells that only continue one have 0 in place of the sequence number.
struct cell {
    u32 sequence; // position + 1 when the record is complete
    u32 channel;
    u16 tag;
    u8 kind, field;
    u32 bytes; // of the record's data: 48 here, 60 in each cell that follows
    u8 data[HEADER_DATA];
};

struct ring {
    u32 tail; // cells taken out; only the consumer writes it
    u32 padding[15];
    struct cell cells[CELLS];
};

struct kernel_record {
    u32 sleeping, doorbell; // written when it sleeps; by those who wake it
    u32 padding[14];
    u32 state, live, faults, sent, received, status; // written by the kernel itself
    u32 more_padding[10];
};

// The last: a ring is full, and what waits for it is tried again soon, or a process waits for a time.
enum { AWAKE, ASLEEP, ASLEEP_WITH_WORK };
enum { BOOTING, RUNS, FINISHED, LOST };

struct window {
    u32 magic, kernels, shutdown, plan_bytes, words_bytes;
    u32 padding[11];
    struct kernel_record record[MOST_KERNELS];
};

_Static_assert(sizeof(struct cell) == 64, "a cell is a cache line");
_Static_assert(sizeof(struct kernel_record) == 128, "two lines");
_Static_assert(sizeof(struct ring) % 64 == 0 && sizeof(struct window) % 64 == 0, "whole lines");

// Where a byte of a record's data is, and how many from there on are in the same cell.
static inline u8 *cell_byte(struct ring *ring, u32 at, u32 byte, u32 *beside) {
    if (byte < HEADER_DATA) {
        *beside = HEADER_DATA - byte;
        return ring->cells[at % CELLS].data + byte;
    }
    u32 behind = byte - HEADER_DATA, within = behind % CELL_DATA;
    *beside = CELL_DATA - within;
    return (u8 *)&ring->cells[(at + 1 + behind / CELL_DATA) % CELLS] + sizeof(u32) + within;
}

extern struct window *window;
struct ring *window_ring(u32 from, u32 to);
const char *window_plan(void);
const char *window_words(size_t *bytes);
int ring_send(u32 to, u32 kind, u32 channel, u32 tag, u32 field, const void *prefix, u32 prefix_bytes, const u8 *data, u32 bytes);
void move_cells(struct ring *ring, u32 at, u32 byte, u8 *memory, u32 bytes, int out);
int remote_deliver(u32 from);
int remote_flush_stalled(void);
void remote_lost(u32 from);
void remote_attach(struct end *proxy, u32 channel, u32 kernel);
const struct hk_contract *contract_known(u32 hash);

#endif
