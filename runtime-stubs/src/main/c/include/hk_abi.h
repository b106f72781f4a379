// What compiled processes and the kernel agree on: docs/abi.md. The LLVM back end builds the descriptors from the same
// page; a size that changes here fails the assertions in kernel.c.
#ifndef HK_ABI_H
#define HK_ABI_H

#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef int32_t i32;
typedef uint64_t u64;
typedef int64_t i64;
typedef uintptr_t uptr;

enum { HK_IMP = 0, HK_EXP = 1 };
// HK_ANY is an end whose contract and state are known when the program runs only.
enum { HK_SCALAR = 0, HK_VECTOR = 1, HK_ENDPOINT = 2, HK_ANY = 3 };
enum { HK_PROVIDES = 0, HK_LISTENS = 1, HK_USES = 2, HK_ARGUMENTS = 3 };
enum {
    HK_TRAP_NULL, HK_TRAP_BOUNDS, HK_TRAP_DIVIDE, HK_TRAP_NEGATIVE, HK_TRAP_CAST, HK_TRAP_MEMORY, HK_TRAP_STACK, HK_TRAP_STORE,
    HK_TRAP_COPY
};

enum { HK_CLOSED = 0xffff, HK_CLIENT = 0xfffe, HK_EMPTY = 0xfffd, HK_TIME = 0xffff }; // in a select's patterns: three heads, and a source
enum { HK_SOURCES = 16 }; // a select has, at most

enum { HK_OBJECT = 0, HK_MAPPED = 1, HK_ARRAY = 2, HK_REFERENCES = 3 }; // a class's shape
enum { HK_ELEMENTS = sizeof(void *) == 8 ? 16 : 8 };                     // where an array's elements start

struct hk_process;
struct hk_end;

// What every object begins with a pointer to. Behind it come the bits of the interfaces above the class and the code that
// it answers selectors with, as many of each as the process needs.
struct hk_class {
    u32 first, last; // of the numbers of its subtypes
    void *name;
    const struct hk_class *element; // of an array of references
    u32 shape;
    u32 bytes;       // of an object; for arrays, log2 of an element's
    uptr references; // an object's words that are references, a bit each; HK_MAPPED: where such words of bits are
    void *object;                 // the class object, or null
    const struct hk_class *array; // of arrays with such elements, or null
    u32 bit;                      // an interface's, in the descriptors of types below it; a class's is 0
};

// One message's fields, one kind each.
struct hk_message {
    u32 count;
    const u8 *kinds;
};

// A message slot is a tag and one 8-byte word a field. Capacities are powers of two.
struct hk_contract {
    const char *name;
    u32 slot_bytes;
    u32 capacity_in;
    u32 capacity_out;
    u32 count_in;
    u32 count_out;
    const struct hk_message *messages; // the IN messages, then the OUT messages
    const struct hk_contract *base;    // what it extends, or null
};

struct hk_port {
    u32 kind;
    const char *path;
    const struct hk_contract *contract;
};

// An exchange vector. Compiled code reads data and length; both never change while the vector lives.
struct hk_vector {
    u8 *data;
    u32 length; // in elements
    u32 shift;  // log2 of the element's bytes
    struct hk_process *owner;
    struct hk_vector *next; // of the same list: free, or of one slab
};

// A process's code. `start` gives the exception that ended it, or null; `describe` gives an exception's text, or null.
struct hk_program {
    const char *name;
    void *(*start)(struct hk_process *, void **ports);
    struct hk_vector *(*describe)(struct hk_process *, void *exception);
    u32 port_count;
    const struct hk_port *ports;
    u32 contract_count;
    const struct hk_contract *const *contracts;
    u32 reference_count;
    uptr *references; // the static fields that are references
    u32 object_count;
    u8 *const *objects; // outside the heap, with fields that may refer into it
    const struct hk_class *cell; // that cells are of, or null
    u32 cell_at;                 // where in such an object the kernel's part begins
    void (*loops)(u32 loop, u32 worker, u32 workers); // of a process on a grid: a worker's part of a parallel loop; else null
};

// The part of a process that compiled code touches.
struct hk_process {
    u8 *heap_at; // zeroed memory from here
    u8 *heap_end; // to here
    u8 *stack_limit; // below it only what handles the overflow may run
    void *sp;        // while another process runs
    u32 vectors;     // exchange vectors owned
    u32 ends;        // endpoints and listeners owned
};

// One end of a channel; the ring holds what has come in.
struct hk_end {
    u8 *ring;
    u32 head; // messages ever put in
    u32 tail; // messages ever taken out
    u32 mask;
    u32 slot_bytes;
    struct hk_end *peer;
    struct hk_process *waiter; // who waits for a message; hk_agent when an agent wants to see each one
    struct hk_process *owner;
    u32 closed; // the peer is gone: nothing more comes in
};

// Whose turn it is.
struct hk_kernel {
    struct hk_process *current;
    struct hk_process *handoff; // runs next, before the queue
    u32 handoffs;
};

#endif
