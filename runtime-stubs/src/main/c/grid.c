// The satellite kernel of a grid, one unit: a GPU's, or one of threads that stand in for it.
#include "kernel.h"
#include "grid.h"
#include "hk_grid.h"

#if defined __NVPTX__ || defined __AMDGPU__ || defined __SPIRV__
#define GRID_WHOLE
extern const struct hk_program hk_grid_program;
static const struct hk_program *const programs[] = {&hk_grid_program};
#define PROGRAMS_FIRST programs
#define PROGRAMS_PAST (programs + 1)
// Said by name, so that the process becomes part of the kernel.
void hk_grid_loops(u32 loop, u32 worker, u32 workers);
#define RUN_LOOP hk_grid_loops
void *hk_grid_start(struct hk_process *p, void **ports);
#define RUN_START hk_grid_start
#else
extern const struct hk_program *const __start_hk_programs[], *const __stop_hk_programs[];
#define PROGRAMS_FIRST __start_hk_programs
#define PROGRAMS_PAST __stop_hk_programs
#define RUN_LOOP kernel.processes->program->loops
#define RUN_START kernel.processes->program->start
#endif

const u8 hk_alone = 0, hk_files = 1;

// Assemblers of GPUs want to see how deep calls go: neither recursion nor calls of who knows what.
#define RUN_AGENT run_agent
#define CLOSE_WITHIN close_later
#define FLUSH_ATTACHED flush_later
#define VISITING static inline __attribute__((always_inline))
// What the window says is kept here, and much is moved by all threads. A process waits for one record as a rule, and the sender seldom
// has to know what is taken.
#define NEAR_CELL near_cell
#define MOVE_CELLS move_cells_together
enum { RECORDS_AT_ONCE = 1, TAIL_EACH = CELLS / 4 };
static void run_agent(struct end *e);
static void close_later(struct end *e);
static void flush_later(struct end *e);

static void release_first(struct end *e);
static void window_wake(u32 kernel_index);

#include "core/exchange.c"
#include "platform/grid/work.c"
#include "platform/grid/memory.c"
#include "core/channel.c"
#include "core/remote.c"
#include "core/ring.c"
#include "core/text.c"
#include "core/window.c"
#include "services/contracts.c"
#include "platform/grid/services.c"
#include "core/plan.c"
#include "core/accounts.c"
#include "platform/grid/window.c"
#include "platform/grid/turn.c"
#include "core/set.c"
#include "core/select.c"
#include "platform/grid/agents.c"
#ifdef HK_SANITIZE
#include "platform/grid/checks/report.c"
#include "platform/grid/checks/areas.c"
#include "platform/grid/checks/races.c"
#include "platform/grid/checks/check.c"
#endif
