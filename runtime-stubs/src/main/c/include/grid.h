// The threads of a grid: its blocks run at the same time, and the threads of a block meet at barriers.
//   grid_block(), grid_blocks(), grid_thread(), grid_threads()   which block, of how many; which thread of its block
//   grid_barrier()          until all threads of the block are here; orders what they wrote
//   grid_meet(said)         a barrier, and whether any of the threads has said so
//   grid_tile()             memory that the block shares; a GPU's is in the process's module
//   grid_await(word, was)   until a word is not as it was any more; orders what was written before it changed
//   grid_ring(word)         somebody may wait for the word, which has just been written
//   grid_add(word, n)       adds as one step
//   grid_swap(word, old, new) as one step, when the word is the old one; whether it was
//   grid_doze(word, was)    as grid_await, but not for long, and others may write the word
//   grid_clock(start)       what only who starts the grid knows of its clock
//   grid_nanos()            of a clock that never goes back
//   grid_prepare()          before anything else, by the thread that leads
//   grid_exit()             ends the thread
#ifndef HK_GRID_THREADS_H
#define HK_GRID_THREADS_H
#include "arch.h"

struct grid_start;

#if defined __NVPTX__
#include "../arch/nvptx/grid.h"
#elif defined __AMDGPU__
#include "../arch/amdgpu/grid.h"
#elif defined __SPIRV__
#include "../arch/spirv/grid.h"
#else
#include "../arch/x86_64/grid.h"
#endif
#endif
