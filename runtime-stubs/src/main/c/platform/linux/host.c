char **host_environment;
const char *host_kernel_path;

enum { PROT_READ = 1, PROT_WRITE = 2, MAP_SHARED = 1, MAP_PRIVATE = 2, MAP_ANONYMOUS = 0x20, MAP_NORESERVE = 0x4000 };

static int failed(long result) {
    return result < 0 && result > -4096;
}

void *host_pages(size_t bytes) {
    long at = arch_map(0, (long)bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1);
    return failed(at) ? 0 : (void *)at;
}

// Of 2 MiB each: what goes through much memory hardly ever has to look pages up then. Where it is little, they would only take more.
void host_large(void *pages, size_t bytes) {
    enum { MADV_HUGEPAGE = 14, WORTH = 4 << 20 };
    if (bytes >= WORTH) {
        host_call(CALL_MADVISE, (long)pages, (long)bytes, MADV_HUGEPAGE, 0, 0, 0);
    }
}

void host_release(void *pages, size_t bytes) {
    host_call(CALL_MUNMAP, (long)pages, (long)bytes, 0, 0, 0, 0);
}

int host_refresh(void *pages, size_t bytes) {
    enum { MAP_FIXED = 0x10 };
    long flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED;
    return !failed(arch_map((long)pages, (long)bytes, PROT_READ | PROT_WRITE, flags, -1));
}

u64 host_nanos(void) {
    enum { MONOTONIC = 1 };
    long now[2] = {0, 0};
    host_call(CALL_CLOCK_GETTIME, MONOTONIC, (long)now, 0, 0, 0, 0);
    return (u64)now[0] * 1000000000 + (u64)now[1];
}

u64 host_millis(void) {
    enum { REALTIME = 0 };
    long now[2] = {0, 0};
    host_call(CALL_CLOCK_GETTIME, REALTIME, (long)now, 0, 0, 0, 0);
    return (u64)(unsigned long)now[0] * 1000 + (u64)(now[1] / 1000000);
}

u64 host_setting(const char *name) {
    for (char **e = host_environment; *e; e++) {
        const char *value = text_after(*e, name);
        if (value && *value == '=') {
            return text_number(value + 1);
        }
    }
    return 0;
}

void host_guard(void *pages, size_t bytes) {
    host_call(CALL_MPROTECT, (long)pages, (long)bytes, 0, 0, 0, 0);
}

_Noreturn void host_exit(int status) {
    host_call(CALL_EXIT_GROUP, status, 0, 0, 0, 0, 0);
    __builtin_trap();
}

void host_write(int descriptor, const void *bytes, size_t count) {
    const u8 *at = bytes;
    while (count) {
        long n = host_call(CALL_WRITE, descriptor, (long)at, (long)count, 0, 0, 0);
        if (n == -4 || n == -11) { // EINTR, EAGAIN
            continue;
        }
        if (n <= 0) { // nobody reads any more
            return;
        }
        at += n;
        count -= (size_t)n;
    }
}

i64 host_open(const char *path, i32 mode) {
    enum { O_WRONLY = 1, O_RDWR = 2, O_CREAT = 0100, O_TRUNC = 01000, O_CLOEXEC = 02000000 };
    static const int flags[] = {0, O_WRONLY | O_CREAT | O_TRUNC, O_RDWR | O_CREAT};
    if (mode < 0 || mode > 2) {
        return -22; // EINVAL
    }
    return host_call(CALL_OPEN, (long)path, flags[mode] | O_CLOEXEC, 0666, 0, 0, 0);
}

void host_close(int descriptor) {
    host_call(CALL_CLOSE, descriptor, 0, 0, 0, 0, 0);
}

i64 host_size(int descriptor) {
    return arch_file_end(descriptor);
}

i64 host_read_at(int descriptor, void *bytes, size_t count, i64 at) {
    size_t done = 0;
    while (done < count) {
        i64 n = arch_file(CALL_PREAD, descriptor, (u8 *)bytes + done, count - done, at + (i64)done);
        if (n < 0) {
            return n;
        }
        if (n == 0) {
            break;
        }
        done += (size_t)n;
    }
    return (i64)done;
}

i64 host_write_at(int descriptor, const void *bytes, size_t count, i64 at) {
    size_t done = 0;
    while (done < count) {
        i64 n = arch_file(CALL_PWRITE, descriptor, (u8 *)bytes + done, count - done, at + (i64)done);
        if (n < 0) {
            return n;
        }
        done += (size_t)n;
    }
    return (i64)done;
}

const u32 *host_symbols(size_t *bytes) {
    static const char name[] = "symbols";
    char path[4096];
    size_t length = text_length(host_kernel_path);
    while (length && host_kernel_path[length - 1] != '/') {
        length--;
    }
    if (length + sizeof name > sizeof path) {
        return 0;
    }
    copy(path, host_kernel_path, length);
    copy(path + length, name, sizeof name);
    i64 descriptor = host_open(path, 0);
    if (descriptor < 0) {
        return 0;
    }
    i64 size = host_size((int)descriptor);
    long at = size > 0 && size < (i64)1 << 30 ? arch_map(0, (long)size, PROT_READ, MAP_PRIVATE, (long)descriptor) : -1;
    host_close((int)descriptor);
    *bytes = (size_t)size;
    return failed(at) ? 0 : (const u32 *)at;
}
