// What is inlined into compiled processes.
#ifndef HK_FAST_H
#define HK_FAST_H

#include "hk_abi.h"

#define HK_FAST
#define HK_LIKELY(c) __builtin_expect(!!(c), 1)
#define HK_UNLIKELY(c) __builtin_expect(!!(c), 0)

// A grid's kernel has one process, which nobody takes turns with.
#ifdef HK_GRID
enum { HK_SINGLE = 1 };
#else
enum { HK_SINGLE = 0 };
#endif

enum { HK_HANDOFFS = 64 }; // before the queue, and other kernels, get their turn

extern struct hk_kernel hk_kernel;
extern struct hk_process hk_agent; // a stand-in for a waiting process: makes senders take the slow path
void arch_switch(void **save, void *load);

// Slow paths, in the kernel.
void *hk_allocate_slow(struct hk_process *p, size_t bytes);
void hk_collect(struct hk_process *p);
i64 hk_heap_used(struct hk_process *p);
i64 hk_heap_limit(struct hk_process *p);
void hk_recovered(struct hk_process *p); // the error of exhausted memory is made
void hk_yield(struct hk_process *p);
void hk_notify(struct hk_end *end);
void hk_wait(struct hk_process *p, struct hk_end *end);
void hk_close(struct hk_process *p, struct hk_end *end);
void hk_close_listener(struct hk_process *p, void *listener);
struct hk_end *hk_accept(struct hk_process *p, void *listener);
u32 hk_select(struct hk_process *p, void *const *sources, const u32 *plan, i64 nanos);
void *hk_set_new(struct hk_process *p);
void hk_set_add(void *set, struct hk_end *end, void *data);
u32 hk_set_size(void *set);
void *hk_set_data(void *set);
struct hk_end *hk_set_take(void *set);
void hk_set_close(struct hk_process *p, void *set);
struct hk_end *hk_channel(struct hk_process *p, const struct hk_contract *contract);
struct hk_vector *hk_vector_new(struct hk_process *p, u32 length, u32 shift);
void hk_vector_free(struct hk_process *p, struct hk_vector *vector);
u32 hk_cell_put(struct hk_process *p, void *cell, void *held, u32 type);
void *hk_cell_take(struct hk_process *p, void *cell, u32 type);
u32 hk_cell_full(struct hk_process *p, void *cell);
struct hk_end *hk_any_of(struct hk_end *end, u32 state);
u32 hk_any_is(struct hk_process *p, struct hk_end *end, const struct hk_contract *contract, u32 role, u32 state);
struct hk_end *hk_any_as(struct hk_process *p, struct hk_end *end, const struct hk_contract *contract, u32 role, u32 state);
// Not 0 when the running process has had its turn; polled on loops' back edges.
extern volatile u32 hk_preempt;

// Operations that the kernel does.
i32 hk_hash(struct hk_process *p, const void *object);
void *hk_clone(struct hk_process *p, const void *object);
u32 hk_copy_checked(const void *source, u32 from, void *target, u32 to, u32 count);
void hk_console_write(struct hk_process *p, i32 to, const u8 *bytes, i32 count);
i64 hk_clock_nanos(struct hk_process *p);
i64 hk_clock_millis(struct hk_process *p);
_Noreturn void hk_exit(struct hk_process *p, i32 status);
_Noreturn void hk_fail(struct hk_process *p, void *exception);
// Has code(process, environment, from, to) done for all numbers below a limit; an exception that it gives ends the process.
void hk_par(struct hk_process *p, void *(*code)(struct hk_process *, void *, u32, u32), void *environment, u32 iterations);
struct hk_process *hk_failing(struct hk_process *p); // who makes the exception; comes back when nobody else is in the loop
i32 hk_trace(struct hk_process *p, u32 *addresses, i32 room);
i32 hk_frame(struct hk_process *p, u32 address, i32 depth, u8 *text, i32 room);
_Noreturn void hk_leave_trap(struct hk_process *p, u32 trap);

// Of grids: what ends the process, with where in the program that is, or null, and where each call of it was; the first is kept.
// A loop gives what ended it, or null.
__attribute__((returns_nonnull)) void *hk_grid_trap(struct hk_process *p, u32 trap, const char *where, i64 first, i64 second);
void hk_grid_frame(void *failure, const char *where);
__attribute__((returns_nonnull)) void *hk_grid_throw(struct hk_process *p, const char *what, const char *where);
void *hk_grid_loop(struct hk_process *p, u32 loop);
u32 hk_grid_thread(void);
u32 hk_grid_threads(void);
void hk_grid_barrier(void);
void *hk_grid_meet(void *failed);
void *hk_grid_tile(void);

#endif
