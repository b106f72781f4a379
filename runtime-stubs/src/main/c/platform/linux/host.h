// What Linux gives the kernel and its services. Results below zero are Linux error numbers.
#ifndef HK_HOST_H
#define HK_HOST_H

#include "arch.h"
#include "kernel.h"

i64 host_open(const char *path, i32 mode);
void host_close(int descriptor);
i64 host_size(int descriptor);
i64 host_read_at(int descriptor, void *bytes, size_t count, i64 at);
i64 host_write_at(int descriptor, const void *bytes, size_t count, i64 at);
void host_catch_faults(void);

// Other kernels of the machine, over a window of shared memory.
int window_create(u32 kernels, const char *plan, size_t plan_bytes, const char *words, size_t words_bytes);
int window_attach(int descriptor, u32 index);
int window_launch(u32 index, char **words, char **descriptor_word);
void window_ready(void);
void window_finish(void);

extern char **host_environment;
extern const char *host_kernel_path; // as the kernel was started

#endif
