// What is inlined into compiled processes.
#ifndef HK_FAST_H
#define HK_FAST_H

#include "hk_abi.h"

#define HK_FAST
#define HK_LIKELY(c) __builtin_expect(!!(c), 1)
#define HK_UNLIKELY(c) __builtin_expect(!!(c), 0)

enum { HK_HANDOFFS = 64 }; // before the queue, and other kernels, get their turn

extern struct hk_kernel hk_kernel;
extern struct hk_process hk_agent; // a stand-in for a waiting process: makes senders take the slow path
void arch_switch(void **save, void *load);

// Slow paths, in the kernel.
void hk_yield(struct hk_process *p);
void hk_notify(struct hk_end *end);
void hk_wait(struct hk_process *p, struct hk_end *end);
void hk_close(struct hk_process *p, struct hk_end *end);
void hk_close_listener(struct hk_process *p, void *listener);
struct hk_end *hk_accept(struct hk_process *p, void *listener);
struct hk_end *hk_channel(struct hk_process *p, const struct hk_contract *contract);
struct hk_vector *hk_vector_new(struct hk_process *p, u32 length, u32 shift);
void hk_vector_free(struct hk_process *p, struct hk_vector *vector);
// Not 0 when the running process has had its turn; polled on loops' back edges.
extern volatile u32 hk_preempt;

_Noreturn void hk_leave_trap(struct hk_process *p, u32 trap);

#endif
