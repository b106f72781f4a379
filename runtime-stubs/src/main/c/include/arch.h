// One instruction set: each arch/<isa>/arch.h gives these and the host calls' entry.
//   arch_publish(p, v)  makes everything written before visible to whoever sees v
//   arch_observe(p)     its counterpart
//   arch_fence()        orders an earlier store before a later load
//   arch_pause()        in a spinning loop
//   ARCH_THREADS        defined where a kernel may have several threads; these have, in one order for all that look:
//   arch_add(p, v)      adds to what is there, and gives what was
//   arch_ticks()        of the processor, some thousands in a microsecond
//   arch_thread(f, t, l, e, a)  a thread with flags of Linux that calls e(a) on a stack with the top t
//   arch_zero(p, n)     writes zeroes, to a multiple of 8 bytes at a multiple of 8
//   host_call(n, a…f)   a Linux system call; negative results are error numbers
#ifndef HK_ARCH_H
#define HK_ARCH_H
#if defined __x86_64__
#include "../arch/x86_64/arch.h"
#elif defined __NVPTX__
#include "../arch/nvptx/arch.h"
#elif defined __AMDGPU__
#include "../arch/amdgpu/arch.h"
#elif defined __SPIRV__
#include "../arch/spirv/arch.h"
#elif defined __arm__
#include "../arch/xscale/arch.h"
#else
#error "no arch/ folder for this instruction set"
#endif
#endif
