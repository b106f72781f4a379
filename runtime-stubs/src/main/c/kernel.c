// The satellite kernel, one unit: what compiled processes do not have inlined.
#include "kernel.h"
#include "arch.h"
#include "host.h"
#include "core/window.h"

_Static_assert(offsetof(struct process, abi) == 0 && offsetof(struct end, abi) == 0, "compiled code holds these pointers");
_Static_assert(offsetof(struct hk_vector, length) == sizeof(void *), "docs/abi.md: vectors");
_Static_assert(offsetof(struct hk_class, name) == 8 && offsetof(struct hk_class, shape) == 8 + 2 * sizeof(void *)
                       && offsetof(struct hk_class, references) == 16 + 2 * sizeof(void *)
                       && offsetof(struct hk_class, bit) == 16 + 5 * sizeof(void *)
                       && sizeof(struct hk_class) == (sizeof(void *) == 8 ? 64 : 40),
               "docs/abi.md: classes");
_Static_assert(sizeof(struct hk_message) == 2 * sizeof(void *), "docs/abi.md: messages");

_Static_assert(HK_ELEMENTS % 8 == 0 && HK_ELEMENTS >= sizeof(void *) + 4, "docs/abi.md: objects");

extern const struct hk_program *const __start_hk_programs[], *const __stop_hk_programs[];
#define PROGRAMS_FIRST __start_hk_programs
#define PROGRAMS_PAST __stop_hk_programs

#define RUN_AGENT(e) (e)->agent(e)
#define CLOSE_WITHIN end_close
#define FLUSH_ATTACHED flush
#define VISITING static
#define NEAR_CELL(cell) (cell)
#define MOVE_CELLS move_cells
enum { RECORDS_AT_ONCE = 64, TAIL_EACH = 1 };

static void release_first(struct end *e);
static void window_wake(u32 kernel_index);

#include "core/exchange.c"
#include "core/heap.c"
#include "core/mark.c"
#include "core/channel.c"
#include "core/cell.c"
#include "core/schedule.c"
#include "core/par.c"
#include "core/set.c"
#include "core/select.c"

// What runs seldom, or waits for the host or another processor anyway, is kept small.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)
#include "core/remote.c"
#pragma clang attribute pop
#include "core/ring.c"
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)
#include "core/text.c"
#include "core/move.c"
#include "core/window.c"
#include "core/collect.c"
#include "core/system.c"
#include "core/trace.c"
#include "services/contracts.c"
#include "services/console.c"
#include "services/fs.c"
#include "services/services.c"
#include "platform/linux/host.c"
#include "platform/linux/signals.c"
#ifdef ARCH_THREADS
#include "platform/linux/workers.c"
#endif
#include "platform/linux/window.c"
#include "core/plan.c"
#include "core/accounts.c"
#include "platform/linux/boot.c"
#pragma clang attribute pop
#if defined __x86_64__
#include "arch/x86_64/arch.c"
#else
#include "arch/xscale/arch.c"
#endif
