#include "hk_grid.h"

// How many blocks and threads there are is read where the Heterogeneous System Architecture says what a dispatch is
// (hsa_kernel_dispatch_packet_t: HSA runtime specification 1.2, 2.6.3), so that whoever starts a grid passes nothing beside its parameter.
struct grid_dispatch {
    u16 header, setup;
    u16 threads[3], reserved;
    u32 all_threads[3];
};

static inline const struct grid_dispatch *grid_dispatch(void) {
    return (const struct grid_dispatch *)__builtin_amdgcn_dispatch_ptr();
}

static inline u32 grid_block(void) {
    return __builtin_amdgcn_workgroup_id_x();
}

static inline u32 grid_threads(void) {
    return grid_dispatch()->threads[0];
}

static inline u32 grid_blocks(void) {
    return grid_dispatch()->all_threads[0] / grid_threads();
}

static inline u32 grid_thread(void) {
    return __builtin_amdgcn_workitem_id_x();
}

static inline void grid_barrier(void) {
    __builtin_amdgcn_fence(__ATOMIC_RELEASE, "workgroup");
    __builtin_amdgcn_s_barrier();
    __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "workgroup");
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
        __atomic_store_n(&grid_said, 1, __ATOMIC_RELAXED);
    }
    grid_barrier();
    return grid_said != 0;
}

static inline void grid_await(u32 *word, u32 was) {
    while (arch_observe(word) == was) {
        __builtin_amdgcn_s_sleep(1);
    }
}

static inline void grid_ring(u32 *word) {
    (void)word;
}

static inline void grid_add(u32 *word, u32 n) {
    __atomic_fetch_add(word, n, __ATOMIC_SEQ_CST);
}

static inline int grid_swap(u32 *word, u32 old, u32 fresh) {
    return __atomic_compare_exchange_n(word, &old, fresh, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static inline void grid_doze(u32 *word, u32 was) {
    (void)word;
    (void)was;
    __builtin_amdgcn_s_sleep(32);
}

static u64 grid_hertz;

static inline void grid_prepare(void) {}

static inline void grid_clock(const struct grid_start *start) {
    grid_hertz = start->hertz;
}

static inline u64 grid_nanos(void) {
    enum { SECOND = 1000000000 };
    u64 ticks = __builtin_readsteadycounter();
    return ticks / grid_hertz * SECOND + ticks % grid_hertz * SECOND / grid_hertz;
}

_Noreturn static inline void grid_exit(void) {
    __builtin_amdgcn_endpgm();
}
