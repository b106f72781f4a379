// The program beside a grid of threads, one unit.
#include "kernel.h"
#include "grid.h"
#include "host.h"
#include "hk_grid.h"

void output_flush(void) {}

#include "core/text.c"
#include "core/move.c"
#include "platform/linux/host.c"
_Noreturn static void give_up(const char *why);
#include "arch/x86_64/thread.c"
#include "platform/linux/threads.c"
#include "platform/linux/beside.c"
