// The paths a message and an allocation take when all goes well; linked into every compiled process and inlined there.
#include "hk_fast.h"
#include "core/reduce.h"

// Zeroed memory of the process's heap, null when what is cleared ahead does not suffice: then hk_allocate_slow is asked.
HK_FAST void *hk_allocate(struct hk_process *p, size_t bytes) {
    u8 *at = p->heap_at;
    if (HK_UNLIKELY(bytes > (size_t)(p->heap_end - at))) {
        return 0;
    }
    p->heap_at = at + bytes;
    __builtin_assume(at != 0);
    return at;
}

HK_FAST void hk_poll(struct hk_process *p) {
    if (!HK_SINGLE && HK_UNLIKELY(hk_preempt)) {
        hk_yield(p);
    }
}

HK_FAST int hk_stack_low(struct hk_process *p, void *frame, size_t needed) {
    u8 *at = frame;
    return at < p->stack_limit || (size_t)(at - p->stack_limit) < needed;
}

// Where the next message to the peer is written. The contract's bound guarantees that the slot is free.
HK_FAST u8 *hk_slot(struct hk_end *end) {
    struct hk_end *peer = end->peer;
    return peer->ring + (size_t)(peer->head & peer->mask) * peer->slot_bytes;
}

HK_FAST void hk_send(struct hk_end *end) {
    struct hk_end *peer = end->peer;
    struct hk_process *waiter = peer->waiter;
    peer->head++;
    if (!waiter) {
        return;
    }
    if (!HK_SINGLE && waiter != &hk_agent && !hk_kernel.handoff && hk_kernel.handoffs < HK_HANDOFFS) {
        peer->waiter = 0;
        hk_kernel.handoff = waiter;
        hk_kernel.handoffs++;
    } else {
        hk_notify(peer);
    }
}

// The oldest message, null when there is none and none can come. Whoever this process has just sent a message to gets
// the processor without a call of the kernel: after a switch, a return from one would be mispredicted.
HK_FAST u8 *hk_receive(struct hk_process *p, struct hk_end *end) {
    if (end->head == end->tail) {
        struct hk_process *next = hk_kernel.handoff;
        if (!HK_SINGLE && HK_LIKELY(next && !end->closed)) {
            end->waiter = p;
            hk_kernel.handoff = 0;
            hk_kernel.current = next;
            arch_switch(&p->sp, next->sp);
        }
        if (HK_UNLIKELY(end->head == end->tail)) {
            hk_wait(p, end);
            if (HK_UNLIKELY(end->head == end->tail)) {
                return 0;
            }
        }
    }
    return end->ring + (size_t)(end->tail & end->mask) * end->slot_bytes;
}

// The oldest message, which is there.
HK_FAST u8 *hk_oldest(struct hk_end *end) {
    return end->ring + (size_t)(end->tail & end->mask) * end->slot_bytes;
}

HK_FAST void hk_consumed(struct hk_end *end) {
    end->tail++;
}

HK_FAST struct hk_end *hk_peer(struct hk_end *end) {
    return end->peer;
}

HK_FAST void hk_give_vector(struct hk_process *p, struct hk_vector *vector) {
    vector->owner = 0;
    p->vectors--;
}

HK_FAST void hk_take_vector(struct hk_process *p, struct hk_vector *vector) {
    vector->owner = p;
    p->vectors++;
}

HK_FAST void hk_give_endpoint(struct hk_process *p, struct hk_end *end) {
    end->owner = 0;
    p->ends--;
}

HK_FAST void hk_take_endpoint(struct hk_process *p, struct hk_end *end) {
    end->owner = p;
    p->ends++;
}

HK_REDUCTIONS(i32, i32)
HK_REDUCTIONS(i64, i64)
HK_REDUCTIONS(float, f32)
HK_REDUCTIONS(double, f64)
