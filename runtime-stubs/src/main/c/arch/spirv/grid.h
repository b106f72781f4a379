// A kernel's parameters point to global memory; everything else points to wherever it is.
#define GRID_GIVEN __attribute__((address_space(1)))
#include "hk_grid.h"

static inline u32 grid_block(void) {
    return (u32)spirv_group(0);
}

static inline u32 grid_blocks(void) {
    return (u32)spirv_groups(0);
}

static inline u32 grid_thread(void) {
    return (u32)spirv_local(0);
}

static inline u32 grid_threads(void) {
    return (u32)(spirv_all(0) / spirv_groups(0));
}

static inline void grid_barrier(void) {
    spirv_barrier(SPIRV_WORKGROUP, SPIRV_WORKGROUP, SPIRV_IN_ORDER);
}

// Whether one of a block's threads has said so. What is shared begins as anything.
static __attribute__((address_space(3), loader_uninitialized)) u32 grid_said;

static inline int grid_meet(int said) {
    grid_barrier();
    if (grid_thread() == 0) {
        grid_said = 0;
    }
    grid_barrier();
    if (said) {
        spirv_store((u32 *)&grid_said, SPIRV_WORKGROUP, SPIRV_RELEASE, 1);
    }
    grid_barrier();
    return grid_said != 0;
}

static inline void grid_await(u32 *word, u32 was) {
    while (arch_observe(word) == was) {
    }
}

static inline void grid_ring(u32 *word) {
    (void)word;
}

static inline void grid_add(u32 *word, u32 n) {
    spirv_add(word, SPIRV_ALL_DEVICES, SPIRV_IN_ORDER, n);
}

static inline int grid_swap(u32 *word, u32 old, u32 fresh) {
    return spirv_exchange(word, SPIRV_ALL_DEVICES, SPIRV_IN_ORDER, SPIRV_IN_ORDER, fresh, old) == old;
}

static inline void grid_doze(u32 *word, u32 was) {
    (void)word;
    (void)was;
}

// OpenCL's kernels have no clock of their own.
static const u32 *grid_time;

static inline void grid_clock(const struct grid_start *start) {
    grid_time = start->host->time;
}

static inline u64 grid_nanos(void) {
    for (u32 high = arch_observe(&grid_time[1]);;) {
        u32 low = arch_observe(&grid_time[0]), again = arch_observe(&grid_time[1]);
        if (again == high) {
            return (u64)high << 32 | low;
        }
        high = again;
    }
}

// Made when the rest is known: variables begin without addresses, and a thread ends when all that it is in has returned.
void grid_prepare(void);
_Noreturn void grid_exit(void);
