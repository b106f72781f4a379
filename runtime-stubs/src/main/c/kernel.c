// The satellite kernel, one unit: what compiled processes do not have inlined.
#include "kernel.h"
#include "arch.h"
#include "host.h"
#include "window.h"

_Static_assert(offsetof(struct process, abi) == 0 && offsetof(struct end, abi) == 0, "compiled code holds these pointers");
_Static_assert(offsetof(struct hk_vector, length) == sizeof(void *), "docs/abi.md: vectors");
_Static_assert(sizeof(struct hk_message) == 2 * sizeof(void *), "docs/abi.md: messages");

static void release_first(struct end *e);
static void window_wake(u32 kernel_index);

#include "core/exchange.c"
#include "core/channel.c"
#include "core/schedule.c"

// What runs seldom, or waits for the host or another processor anyway, is kept small.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)
#include "core/remote.c"
#pragma clang attribute pop
#include "core/ring.c"
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)
#include "core/text.c"
#include "services/console.c"
#include "services/fs.c"
#include "services/services.c"
#include "platform/linux/host.c"
#include "platform/linux/window.c"
#include "platform/linux/boot.c"
#pragma clang attribute pop
#if defined __x86_64__
#include "arch/x86_64/arch.c"
#else
#include "arch/xscale/arch.c"
#endif
