// What a grid and the program beside it that started it agree on. Each word is written by one of the two only, or handed over:
// a GPU cannot read, change and write the processor's memory as one step.
#ifndef HK_GRID_H
#define HK_GRID_H

#include "core/window.h"

enum { GRID_STARTS, GRID_RUNS, GRID_ENDED };
enum { GRID_TEXT = 4096 };

struct grid_host {
    u32 state;
    i32 status;             // of the program beside it, once the grid has ended; 0 when all is well
    u32 bell;               // counts up when there is something to be done for the grid
    u32 wake[MOST_KERNELS]; // counts up when that kernel is to be woken
    u32 text_bytes;         // to be printed; 0 when that is done
    u32 text_to;            // 1: output, 2: errors
    char text[GRID_TEXT];
    u32 time[2];            // in nanoseconds, the lower half first, where the grid has no clock
};

// A kernel's only parameter.
struct grid_start {
    struct window *window;
    struct grid_host *host;
    u8 *memory; // the grid's own
    u64 bytes;
    u64 now;   // nanoseconds since 1970
    u32 index; // of the kernel
    u32 tells; // its accounts when it ends
    u64 hertz; // of the grid's clock, where that does not count nanoseconds
};

// Where what a kernel is given lies, if pointers to it are not as others.
#ifndef GRID_GIVEN
#define GRID_GIVEN
#endif

// What each of a grid's threads runs.
void hk_grid(GRID_GIVEN struct grid_start *start);

#endif
