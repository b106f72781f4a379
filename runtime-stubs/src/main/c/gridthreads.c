// The program beside a grid of threads, one unit.
#include "kernel.h"
#include "checks.h"
#include "grid.h"
#include "host.h"
#include "hk_grid.h"

void output_flush(void) {}

#include "core/text.c"
#include "core/move.c"
#include "platform/linux/host.c"
#include "platform/linux/beside.h"
#include "platform/linux/threads.c"
#include "platform/linux/beside.c"
#include "arch/x86_64/start.c"
