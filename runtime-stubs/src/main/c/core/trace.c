// Stack traces: the return addresses of a process's stack, and what methods they are in. Compiled code keeps frame
// pointers wherever a trace can be taken, so that the stack is a list of pairs: the next frame, the address.

enum { TRACE_MOST = 1024 }; // frames, as HotSpot takes

// Follows the frames of a stack, of which some have been counted; what is no frame of it ends the list.
static i32 trace_stack(const uptr *frame, const u8 *stack, size_t bytes, u32 *addresses, i32 room, i32 count) {
    const u8 *end = stack + bytes - 2 * sizeof *frame;
    while ((const u8 *)frame > stack && (const u8 *)frame <= end && !((uptr)frame & (sizeof *frame - 1)) && count < TRACE_MOST) {
        if (count < room) {
            addresses[count] = (u32)frame[1];
        }
        count++;
        const uptr *next = (const uptr *)frame[0];
        if (next <= frame) {
            break;
        }
        frame = next;
    }
    return count;
}

// Gives how many there are.
i32 hk_trace(struct hk_process *abi, u32 *addresses, i32 room) {
    struct process *p = (struct process *)abi;
    i32 count = trace_stack(__builtin_frame_address(0), p->stack, p->stack_bytes, addresses, room, 0);
    return p->below.stack
                   ? trace_stack(p->below.frame, p->below.stack, p->below.stack_bytes, addresses, room, count)
                   : count;
}

// The symbol table beside the kernel (docs/abi.md), which is read when the first trace is told. Every number in it is
// checked: of a damaged table nothing is told.
enum { SYMBOLS_MAGIC = 0x31595348, ROWS_A_BLOCK = 64, SITES_A_BLOCK = 32, HEADER_WORDS = 5, METHOD_WORDS = 3 };

struct symbols {
    const u32 *words; // the whole table; null when there is none
    u32 bytes, rows, sites, methods;
    const u32 *row_blocks; // address and place of each
    const u32 *site_blocks;
    const u32 *method_table;
};

struct reader {
    const u8 *at, *end;
};

static u32 symbol_number(struct reader *r) {
    u32 value = 0;
    for (u32 shift = 0; shift < 32 && r->at < r->end; shift += 7) {
        u8 part = *r->at++;
        value |= (u32)(part & 0x7f) << shift;
        if (part < 0x80) {
            return value;
        }
    }
    r->at = r->end;
    return 0;
}

static u32 symbol_signed(struct reader *r) {
    u32 n = symbol_number(r);
    return n >> 1 ^ (0 - (n & 1));
}

static u32 blocks_of(u32 count, u32 each) {
    return count / each + (count % each != 0);
}

static const struct symbols *symbols(void) {
    static struct symbols known;
    static int asked;
    if (!asked) {
        asked = 1;
        size_t bytes;
        const u32 *words = host_symbols(&bytes);
        if (words && bytes / sizeof *words > HEADER_WORDS && words[0] == SYMBOLS_MAGIC && words[1] == bytes) {
            u64 rows = blocks_of(words[2], ROWS_A_BLOCK), sites = blocks_of(words[3], SITES_A_BLOCK);
            if ((HEADER_WORDS + 2 * rows + sites + METHOD_WORDS * (u64)words[4]) * sizeof *words <= bytes) {
                known = (struct symbols){
                    .words = words, .bytes = words[1], .rows = words[2], .sites = words[3], .methods = words[4],
                    .row_blocks = words + HEADER_WORDS, .site_blocks = words + HEADER_WORDS + 2 * rows,
                    .method_table = words + HEADER_WORDS + 2 * rows + sites};
            }
        }
    }
    return known.words ? &known : 0;
}

static struct reader symbols_at(const struct symbols *s, u32 at) {
    const u8 *start = (const u8 *)s->words;
    return (struct reader){start + (at < s->bytes ? at : s->bytes), start + s->bytes};
}

// The site of the code before a return address, 0 when none is known.
static u32 site_of(const struct symbols *s, u32 address) {
    u32 low = 0, high = blocks_of(s->rows, ROWS_A_BLOCK);
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (s->row_blocks[2 * middle] < address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (!low) {
        return 0;
    }
    u32 first = (low - 1) * ROWS_A_BLOCK, site = 0;
    u64 at = s->row_blocks[2 * (low - 1)];
    struct reader r = symbols_at(s, s->row_blocks[2 * (low - 1) + 1]);
    for (u32 i = first; i < first + ROWS_A_BLOCK && i < s->rows; i++) {
        at += symbol_number(&r);
        if (at >= address) {
            break;
        }
        site += symbol_signed(&r);
    }
    return site;
}

struct site {
    u32 method, line, parent;
};

static int site_read(const struct symbols *s, u32 number, struct site *site) {
    if (!number || number > s->sites) {
        return 0;
    }
    u32 index = number - 1;
    struct reader r = symbols_at(s, s->site_blocks[index / SITES_A_BLOCK]);
    u32 distance = 0;
    site->method = site->line = 0;
    for (u32 i = index - index % SITES_A_BLOCK; i <= index; i++) {
        site->method += symbol_signed(&r);
        site->line += symbol_signed(&r);
        distance = symbol_number(&r);
    }
    site->parent = distance && distance < number ? number - distance : 0; // always an earlier one: no circles
    return site->method < s->methods;
}

static u32 put_text(u8 *text, u32 room, u32 used, const u8 *from, const u8 *end) {
    do {
        u8 letter = from < end ? *from++ : 0;
        if (used < room) {
            text[used] = letter;
        }
        used++;
        if (!letter) {
            break;
        }
    } while (1);
    return used;
}

// Class, method, file and line of the depth-th method that a return address is in, the innermost inlined one first, each
// with a zero byte behind it. Gives the bytes of all, also when there is less room, and 0 when there is no such method.
i32 hk_frame(struct hk_process *p, u32 address, i32 depth, u8 *text, i32 room) {
    const struct symbols *s = symbols();
    struct site site;
    u32 number = s ? site_of(s, address) : 0;
    do {
        if (!number || !site_read(s, number, &site)) {
            return 0;
        }
        number = site.parent;
    } while (depth-- > 0);
    u32 used = 0;
    for (u32 i = 0; i < METHOD_WORDS; i++) {
        struct reader r = symbols_at(s, s->method_table[METHOD_WORDS * site.method + i]);
        used = put_text(text, (u32)room, used, r.at, r.end);
    }
    char digits[24];
    const char *line = decimal(site.line, digits);
    return (i32)put_text(text, (u32)room, used, (const u8 *)line, (const u8 *)line + text_length(line));
}
