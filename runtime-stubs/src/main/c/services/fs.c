// /fs: one open file of the host at a time for each client.

enum { FS_OPEN, FS_READ, FS_WRITE, FS_SIZE, FS_CLOSE, FS_BYE };
enum { FS_OPENED, FS_FAILED, FS_DATA, FS_WRITTEN, FS_SIZE_IS };
enum { FS_MOST = 16 << 20 }; // bytes one read gives at most

struct file {
    int open;
    int descriptor;
};

static void fs_reply(struct end *e, u32 tag, i64 value) {
    u8 *slot = slot_reply(e);
    *(u32 *)slot = tag;
    *(i64 *)(slot + 8) = value;
    post(e);
}

// A result of the host: an error number when negative.
static void fs_result(struct end *e, u32 tag, i64 result) {
    if (result < 0) {
        fs_reply(e, FS_FAILED, -result);
    } else {
        fs_reply(e, tag, result);
    }
}

static void fs_open(struct end *e, struct file *f, struct hk_vector *path, i32 mode) {
    char name[4096];
    i64 result = -36; // ENAMETOOLONG
    if (path->length < sizeof name) {
        copy(name, path->data, path->length);
        name[path->length] = 0;
        result = text_length(name) == path->length ? host_open(name, mode) : -22; // EINVAL
    }
    vector_drop(path);
    if (result >= 0) {
        f->open = 1;
        f->descriptor = (int)result;
        result = 0;
    }
    fs_result(e, FS_OPENED, result);
}

static void fs_read(struct end *e, struct file *f, i64 offset, i32 count) {
    if (count < 0 || offset < 0) {
        fs_reply(e, FS_FAILED, 22);
        return;
    }
    i64 there = host_size(f->descriptor) - offset;
    u32 wanted = count < FS_MOST ? (u32)count : FS_MOST;
    if (there >= 0 && there < wanted) {
        wanted = (u32)there;
    }
    struct hk_vector *data = vector_make(wanted, 0);
    i64 result = data ? host_read_at(f->descriptor, data->data, wanted, offset) : -12; // ENOMEM
    if (result >= 0 && result < wanted) { // a file that shrank: a vector of what there is
        struct hk_vector *less = vector_make((u32)result, 0);
        if (less) {
            copy(less->data, data->data, (size_t)result);
        }
        vector_drop(data);
        data = less;
        result = less ? result : -12;
    }
    if (result < 0) {
        if (data) {
            vector_drop(data);
        }
        fs_reply(e, FS_FAILED, -result);
        return;
    }
    u8 *slot = slot_reply(e);
    *(u32 *)slot = FS_DATA;
    *(struct hk_vector **)(slot + 8) = data;
    post(e);
}

static void fs_write(struct end *e, struct file *f, i64 offset, struct hk_vector *bytes) {
    i64 result = offset < 0 ? -22 : host_write_at(f->descriptor, bytes->data, bytes->length, offset);
    vector_drop(bytes);
    fs_result(e, FS_WRITTEN, result);
}

static void fs_close(struct file *f) {
    if (f->open) {
        host_close(f->descriptor);
        f->open = 0;
    }
}

static void fs_agent(struct end *e) {
    struct file *f = e->state;
    u8 *slot;
    while ((slot = slot_first(e))) {
        u32 tag = *(u32 *)slot;
        u8 *first = slot + 8, *second = slot + 16;
        e->abi.tail++;
        switch (tag) {
        case FS_OPEN: fs_open(e, f, *(struct hk_vector **)first, *(i32 *)second); break;
        case FS_READ: fs_read(e, f, *(i64 *)first, *(i32 *)second); break;
        case FS_WRITE: fs_write(e, f, *(i64 *)first, *(struct hk_vector **)second); break;
        case FS_SIZE: fs_result(e, FS_SIZE_IS, host_size(f->descriptor)); break;
        default: fs_close(f); break;
        }
    }
    if (e->abi.closed && !e->gone) {
        fs_close(f);
        exchange_put(f, sizeof *f);
        end_close(e);
    }
}
