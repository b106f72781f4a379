// /console: text to standard output, each write acknowledged.

enum { CONSOLE_WRITE, CONSOLE_BYE, CONSOLE_WRITTEN = 0 };

static void console_agent(struct end *e) {
    u8 *slot;
    while ((slot = slot_first(e))) {
        u32 tag = *(u32 *)slot;
        struct hk_vector *text = *(struct hk_vector **)(slot + 8);
        e->abi.tail++;
        if (tag == CONSOLE_WRITE) {
            output_write(text->data, text->length);
            output_flush();
            vector_drop(text);
            *(u32 *)slot_reply(e) = CONSOLE_WRITTEN;
            post(e);
        }
    }
    if (e->abi.closed && !e->gone) {
        end_close(e);
    }
}
