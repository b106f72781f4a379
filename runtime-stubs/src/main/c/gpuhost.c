// The program beside a GPU's grid, one unit.
#include "kernel.h"
#include "cuda.h"
#include "host.h"
#include "hk_grid.h"

enum { NOT_STARTED = 3 };

void output_flush(void) {}

#include "core/text.c"
#include "core/move.c"
#include "platform/linux/host.c"
#include "platform/linux/beside.h"
#include "platform/linux/gpu.c"
#include "platform/linux/beside.c"
#include "arch/x86_64/start.c"
