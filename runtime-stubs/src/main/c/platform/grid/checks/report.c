// What the sanitizers say of what they find. Whoever finds something ends the kernel there: the access is not made.

static char report[8192];
static size_t reported;

static void tell_text(const char *text) {
    while (*text && reported < sizeof report) {
        report[reported++] = *text++;
    }
}

static void tell_number(u64 n) {
    char buffer[24];
    tell_text(decimal(n, buffer));
}

static void tell_address(uptr at) {
    char digits[2 * sizeof at + 1] = {0};
    for (u32 i = 0; i < sizeof digits - 1; i++) {
        digits[i] = "0123456789abcdef"[at >> (sizeof digits - 2 - i) * 4 & 15];
    }
    tell_text("0x");
    tell_text(digits);
}

static void tell_bytes(u64 bytes) {
    tell_number(bytes);
    tell_text(bytes == 1 ? " byte" : " bytes");
}

// Only the first of all threads comes back.
static void begin_report(void) {
    enum { NANOS = 1000 * 1000 };
    static u32 begun;
    if (!grid_swap(&begun, 0, 1)) {
        for (;;) {
            grid_sleep(&begun, 1, NANOS);
        }
    }
    tell_text("heliac: process ");
    tell_text(kernel.processes->program->name);
    tell_text(" ended by ");
}

_Noreturn static void complain(const char *text) {
    enum { STATUS = 70, ERRORS = 2 };
    tell_text(text);
    host_call(CALL_WRITE, ERRORS, (long)report, (long)reported, 0, 0, 0);
    host_call(CALL_EXIT_GROUP, STATUS, 0, 0, 0, 0, 0);
    __builtin_unreachable();
}
