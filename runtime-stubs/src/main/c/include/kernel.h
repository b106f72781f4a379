// The kernel's own structures. core/ knows nothing of the platform beneath it but host.h, and of the machine but arch.h.
#ifndef HK_KERNEL_H
#define HK_KERNEL_H

#include "core/heap.h"
#include "hk_fast.h"

struct listener;
struct remote;

struct process {
    struct hk_process abi; // first: compiled code holds a pointer to it
    const struct hk_program *program;
    int faulted;
    u8 *stack;
    size_t stack_bytes;
    struct heap heap;
    void **ports;
    struct process *next_ready, *next;
    u64 deadline; // of a select that has a time
    struct process *next_timed;
    int selecting; // waits in a select, and nothing has come in since
    struct set *sets; // those that it has
    // Its own stack, while it goes on on that of a worker where a parallel loop failed; null otherwise.
    struct {
        u8 *stack;
        size_t stack_bytes;
        void *sp;
        const uptr *frame; // that the loop is in
    } below;
};

#if defined HK_GRID
// By number: not every device can keep the address of code.
enum { AGENT_flush = 1, AGENT_drop_all, AGENT_selector_came, AGENT_member_came };
typedef u32 watcher;
#define WATCHER(function) AGENT_##function
#else
struct end;
typedef void (*watcher)(struct end *);
#define WATCHER(function) function
#endif

// The agent sees each message that comes in at once: a service, a channel to another kernel, or one that drops it.
struct end {
    struct hk_end abi; // first, as above
    const struct hk_contract *contract;
    watcher agent;
    void *state; // the agent's own
    u32 recorded; // the number of the state, while only the end itself knows it
    u8 role;
    u8 gone; // this end itself is closed
    struct end *next_owned, **owned_at; // of all ends; where the list refers to this one
    struct end *next_dead;
    // In a set:
    struct end *next_member, **member_at; // of the same set; where the list refers to this one
    struct end *next_ready;
    void *data; // an object that it is there with
};

// Ends that are waited for together. Those that something has come in at stand in a row, in that order.
struct set {
    u32 count;
    struct end *members, *ready_first, *ready_last;
    struct process *waiter; // whom to wake; null when nobody waits
    struct set *next, **at; // of the same process; where the list refers to this one
};

struct listener {
    struct hk_process *owner;
    u32 count, at, capacity;
    struct end *clients[];
};

struct kernel {
    u32 index;
    struct process *ready_first, *ready_last;
    struct process *processes;
    u32 live;    // processes not ended
    u32 faults;  // processes ended by a fault
    u32 status;  // that of the first process that gave one but 0
    u32 vectors; // exchange vectors in use
    u32 channels;
    u64 exchange_bytes, exchange_peak;
    void *idle_sp;
};

extern struct kernel kernel;

// Text
size_t text_length(const char *s);
int text_equal(const char *a, const char *b);
u64 text_number(const char *s);
const char *text_after(const char *s, const char *prefix);
u32 text_hash(const char *s);
void copy(void *to, const void *from, size_t bytes);
void clear(void *at, size_t bytes);
void say(const char *const *parts); // to standard error, in one write; null ends the list
const char *decimal(u64 n, char buffer[24]);

// Memory for channels and vectors: size classes, zeroed, null when the host has no more.
void *exchange_get(size_t bytes);
void exchange_put(void *block, size_t bytes);
struct hk_vector *vector_make(u32 length, u32 shift);
void vector_drop(struct hk_vector *vector);
void vectors_release(struct process *p);

// Channels
struct end *channel_make(const struct hk_contract *contract);
void end_close(struct end *e);
void end_own(struct end *e, struct process *p);
void end_watch(struct end *e, watcher agent, void *state);
void ends_release(struct process *p);
void sets_release(struct process *p);
const struct hk_message *message_of(const struct end *e, u32 tag);
u8 *slot_first(struct end *e); // of what came in; null when nothing did
u8 *slot_reply(struct end *e); // zeroed, for the next message to the peer; post() sends it
void post(struct end *e);

// Processes
struct process *process_make(const struct hk_program *program, size_t heap, size_t stack);
void process_start(struct process *p);
void ready(struct process *p);
void select_wake(struct process *p);
_Noreturn void process_end(struct process *p, void *exception);
_Noreturn void process_fault(struct process *p, const char *why);
void schedule_loop(void); // on the boot stack, until nothing is left to run anywhere
enum { GUARD = 64 << 10, RESERVE = 64 << 10 }; // below a stack: no access; for handling an overflow

// Parallel loops
int on_worker(const struct hk_process *abi); // whether code has it in place of a process, on a thread of the kernel's
void loop_release(struct process *p);        // ends a loop that it is in
struct faulting {
    u8 *stack, *stack_top; // where `then` goes on
    void (*then)(const char *why); // null when the kernel itself failed
};
int loop_faulting(uptr sp, struct faulting *at); // whether that is on one of those threads, and what is done then

// Output of processes
void output_write(const u8 *bytes, size_t count);
void output_flush(void);

// Host: what the platform gives.
void *host_pages(size_t bytes); // zeroed, null when there are none
void host_release(void *pages, size_t bytes);
void host_large(void *pages, size_t bytes); // much will be used of them, so that they had better be large, where the host has such
int host_refresh(void *pages, size_t bytes); // gives them back; they read zero when used again. Not 0 when done
void host_guard(void *pages, size_t bytes);
#define NEVER UINT64_MAX  // no time of host_nanos
u64 host_nanos(void);  // of a clock that never goes back
u64 host_millis(void); // since 1970
u64 host_setting(const char *name); // a number of the environment, 0 when it is not there
void host_write(int output, const void *bytes, size_t count); // 1: output, 2: errors
const u32 *host_symbols(size_t *bytes); // the symbol table beside the kernel; null when it cannot be read
_Noreturn void host_exit(int status);
int host_poll(void);  // delivers what came from other kernels; not 0 when something did
int host_idle(u64 until); // waits for more, at the longest until then; 0 when nothing can ever come again
int host_connected(void);
void host_turns(int on); // whether processes' turns are limited
u32 host_processors(void); // that the kernel may use
int host_thread(u8 *stack_top, void (*entry)(void *), void *argument); // not 0 when there is none
void host_thread_begins(u8 *signal_stack, size_t bytes);               // what a thread does first
void host_sleep(u32 *word, u32 seen, u64 nanos); // while the word is as it was seen, until woken or so long
void host_wake(u32 *word, u32 count);            // so many that sleep there

// Machine
void *arch_stack(u8 *top, void (*entry)(void *), void *argument);
_Noreturn void arch_enter(void *stack_top, void (*entry)(void *), void *argument);

// Services
struct service {
    const char *path;
    const struct hk_contract *contract; // what a client's must equal in shape
    watcher agent;
    size_t state_bytes;
};
const struct service *service_at(const char *path); // null when there is none

// What the image that this kernel is for can need; the installer says so before it optimizes.
extern const u8 hk_alone; // no other kernel is ever about
extern const u8 hk_files; // some process uses /fs

#endif
