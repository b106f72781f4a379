// A process's heap: a mark-region collector's blocks, lines and large objects (docs/abi.md, section 13).
#ifndef HK_HEAP_H
#define HK_HEAP_H

#include "hk_fast.h"

enum {
    GRAIN_SHIFT = 3, // objects start and end at multiples of 8
    LINE_SHIFT = 7,
    PAGE_SHIFT = 12,
    BLOCK_SHIFT = 15,
    GRAIN_BYTES = 1 << GRAIN_SHIFT,
    LINE_BYTES = 1 << LINE_SHIFT,
    BLOCK_BYTES = 1 << BLOCK_SHIFT,
    BLOCK_LINES = BLOCK_BYTES / LINE_BYTES,
    BLOCK_PAGES = BLOCK_BYTES >> PAGE_SHIFT,
    LARGE_BYTES = 8 << 10, // larger objects have pages of their own
    CLEAR_BYTES = 2 << 10, // cleared ahead of allocation, so that it is still in the nearest cache when written
    WORD_BITS = 8 * sizeof(uptr),
};

// What a page is. Free pages are clean when they read zero, dirty when they hold what was there before.
enum { PAGE_CLEAN, PAGE_DIRTY, PAGE_BLOCK, PAGE_LARGE, PAGE_MORE };

// What a line is: free; holding what the last collection kept; or given out since, the first one of such a run apart. In
// a collection, one that is known to lie in a run whose objects have been entered among the starts.
enum { LINE_FREE, LINE_LIVE, LINE_FRESH, LINE_FIRST, LINE_ENTERED };

struct block_state {
    u8 free;  // lines, as the last collection left them, 255 at most; 0 once they are being given out
    u8 moves; // what is in it moves in this collection
};

enum { LAST_CELL = 1 }; // where the list of cells ends

enum collection_kind { COLLECT_PLAIN, COLLECT_MOVING };

struct end;

struct heap {
    u8 *base; // of `bytes` reserved bytes; their pages are used on demand
    size_t bytes;
    void *reserved; // with the tables
    size_t reserved_bytes;
    size_t limit, used, most_used, spare; // pages; `spare` ones beyond the limit make a last error possible
    size_t top;                           // pages below it have been used
    size_t dirty;                         // free ones of these
    u8 *pages, *lines;                    // one kind each
    uptr *starts, *marks, *hashed; // a bit for each grain: objects before, found in this collection, with a known hash
    struct block_state *blocks;
    uptr *stack, *stack_end, *stack_at; // of objects marked but not looked through
    int overflowed;

    u8 *hole, *cleared, *hole_end; // the hole that allocation goes on in, and how far it is cleared
    u8 *over_at, *over_end;        // the block for what is longer than a line and does not fit the hole
    size_t block, line;     // where the next hole is looked for
    size_t free_block, free_pages;
    u8 *move_at, *move_end; // where moved objects go
    u8 has_hashes, exhausted, wants_moving, moving;
    u32 idle;                 // collections in a row that left more pages free than are needed
    u32 futile;               // collections in a row that freed next to nothing
    size_t since, trigger;    // bytes given out since the last collection; how many are wanted until the next
    size_t live_blocks;       // blocks in use after it
    size_t live;              // bytes that the last collection kept
    uptr cells;               // the first of the list of cells that were filled
    struct end *dead_ends;    // what dead cells held, to be closed after the collection
    size_t held, held_trigger; // bytes of vectors and channels in cells; how many make a collection due
    u32 stress, until_stress; // collect at each so manieth allocation, 0 for never

    u64 collections, moved_bytes, collected_nanos, longest_nanos, allocated;
};

struct process;

int heap_make(struct heap *h, size_t limit);
void heap_release(struct heap *h);
void heap_collect(struct process *p, enum collection_kind kind);

#endif
