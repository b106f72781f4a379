// What a process asks of the system outside channels: an object's hash, its output, the time, its end.

// An object in the heap whose hash is known does not move; what lies outside never does.
i32 hk_hash(struct hk_process *abi, const void *object) {
    struct heap *h = &((struct process *)abi)->heap;
    uptr at = (uptr)object - (uptr)h->base;
    if (!object) {
        return 0;
    }
    if (at < h->bytes) {
        bit_set(h->hashed, at >> GRAIN_SHIFT);
        h->has_hashes = 1;
    }
    u64 mixed = ((u64)(uptr)object >> GRAIN_SHIFT) * 0x9e3779b97f4a7c15; // Knuth's multiplicative hash
    return (i32)(mixed >> 33);
}

// A copy of an object, null when there is no memory. The object does not move meanwhile: the stack points to it.
void *hk_clone(struct hk_process *p, const void *object) {
    size_t bytes = object_bytes(object, class_of_object(object));
    void *made = hk_allocate_slow(p, bytes);
    __asm__ volatile("" : : "r"(object)); // as compiled code keeps what it still uses
    if (made) {
        copy(made, object, bytes);
        if (class_of_object(object) == ((struct process *)p)->program->cell) {
            clear(cell_of((struct process *)p, made), sizeof(struct holder));
        }
    }
    return made;
}

// Whether objects of a class, or elements of arrays whose elements have it, are of another: the lowering's type test.
static int is_below(const struct hk_class *class, const struct hk_class *above) {
    const u8 *bits = (const u8 *)(class + 1);
    return class->first - above->first <= above->last - above->first || (above->bit && bits[above->bit >> 3] >> (above->bit & 7) & 1);
}

// Copies references into an array that need not take them all; gives how many it took before the first that it does not.
u32 hk_copy_checked(const void *source, u32 from, void *target, u32 to, u32 count) {
    const struct hk_class *element = class_of_object(target)->element;
    void *const *next = (void *const *)((const u8 *)source + HK_ELEMENTS) + from;
    void **at = (void **)((u8 *)target + HK_ELEMENTS) + to;
    u32 done = 0;
    while (done < count && (!next[done] || is_below(class_of_object(next[done]), element))) {
        at[done] = next[done];
        done++;
    }
    return done;
}

// One buffer for all processes of the kernel, so that what they write keeps its order. It is written out when it is full,
// when the kernel has nothing to run, at the end of each turn, and before anything else that somebody could see.
static u8 output[8192];
static u32 output_bytes;

void output_flush(void) {
    u32 bytes = output_bytes;
    if (bytes) {
        output_bytes = 0;
        host_write(1, output, bytes);
    }
}

void output_write(const u8 *bytes, size_t count) {
    if (count > sizeof output - output_bytes) {
        output_flush();
        if (count > sizeof output) {
            host_write(1, bytes, count);
            return;
        }
    }
    copy(output + output_bytes, bytes, count);
    output_bytes += (u32)count;
}

void hk_console_write(struct hk_process *p, i32 to, const u8 *bytes, i32 count) {
    if (to == 2) {
        output_flush();
        host_write(2, bytes, (size_t)count);
    } else {
        output_write(bytes, (size_t)count);
    }
}

i64 hk_clock_nanos(struct hk_process *p) {
    return (i64)host_nanos();
}

i64 hk_clock_millis(struct hk_process *p) {
    return (i64)host_millis();
}

_Noreturn void hk_exit(struct hk_process *abi, i32 status) {
    if (!kernel.status) {
        kernel.status = (u8)status;
    }
    process_end((struct process *)abi, 0);
}

// As if the exception had left the process's entry, whoever would catch it.
_Noreturn void hk_fail(struct hk_process *abi, void *exception) {
    process_end((struct process *)abi, exception);
}
