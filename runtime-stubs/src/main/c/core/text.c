size_t text_length(const char *s) {
    size_t n = 0;
    while (s[n]) {
        n++;
    }
    return n;
}

int text_equal(const char *a, const char *b) {
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

// The number that a text begins with, 0 when it begins with none.
u64 text_number(const char *text) {
    u64 n = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        n = n * 10 + (u64)(*text - '0');
    }
    return n;
}

// Where a text goes on behind a prefix; null when it does not begin with it.
const char *text_after(const char *text, const char *prefix) {
    while (*prefix) {
        if (*text++ != *prefix++) {
            return 0;
        }
    }
    return text;
}

// FNV-1a
u32 text_hash(const char *s) {
    u32 h = 2166136261u;
    for (; *s; s++) {
        h = (h ^ (u8)*s) * 16777619u;
    }
    return h;
}

// One write a line, so that lines of several kernels do not mix.
void say(const char *const *parts) {
    char line[512];
    size_t n = 0;
    for (; *parts; parts++) {
        for (const char *s = *parts; *s && n < sizeof line - 1; s++) {
            line[n++] = *s;
        }
    }
    line[n++] = '\n';
    output_flush();
    host_write(2, line, n);
}

const char *decimal(u64 n, char buffer[24]) {
    char *at = buffer + 23;
    *at = 0;
    do {
        *--at = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    return at;
}
