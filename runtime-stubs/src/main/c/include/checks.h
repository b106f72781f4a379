// What a grid of threads with sanitizers watches (docs/abi.md, section 17); nothing where HK_SANITIZE is not defined.
//   hk_check_stacks(at, bytes)    those of all threads
//   check_memory(at, bytes)       the grid's own memory, of which nothing has been given out
//   check_given(at, bytes, room)  bytes are given out, and nobody may touch the rest of their room
//   check_freed(at, bytes)        they are given back
//   check_keeps(block, bytes)     whether a block that is given back is kept for now; else it may have become one that was
#ifndef HK_CHECKS_H
#define HK_CHECKS_H

#include "hk_abi.h"

#ifdef HK_SANITIZE
enum { CHECK_GAP = 16 }; // bytes behind a block that are nobody's
void hk_check_stacks(const u8 *at, size_t bytes);
void check_memory(u8 *at, u64 bytes);
void check_given(const void *at, size_t bytes, size_t room);
void check_freed(const void *at, size_t bytes);
int check_keeps(void **block, size_t *bytes);

// Called by what is made of processes before each access, where a tile begins, and by functions with variables on their stack.
enum { CHECK_READS, CHECK_WRITES, CHECK_ADDS };
void hk_check(const u8 *at, size_t bytes, u32 kind, const char *where);
void hk_check_tile(const u8 *vector, size_t bytes); // of all threads of a block
void hk_check_local(const u8 *variable, size_t bytes);
void hk_check_left(const u8 *variable, size_t bytes);
#else
enum { CHECK_GAP = 0 };
static inline void hk_check_stacks(const u8 *at, size_t bytes) {}
static inline void check_memory(u8 *at, u64 bytes) {}
static inline void check_given(const void *at, size_t bytes, size_t room) {}
static inline void check_freed(const void *at, size_t bytes) {}
static inline int check_keeps(void **block, size_t *bytes) {
    return 0;
}
#endif

#endif
