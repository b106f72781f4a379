// What the kernel has given out and not got back, for HELIAC_STATS.

static void accounts(void) {
    char a[24], b[24], c[24], d[24], f[24];
    u32 owned = 0;
    for (struct process *p = kernel.processes; p; p = p->next) {
        owned += p->abi.vectors + p->abi.ends;
    }
    say((const char *const[]){
        "heliac: kernel ", decimal(kernel.index, a), ": vectors ", decimal(kernel.vectors, b), ", channels ",
        decimal(kernel.channels, c), ", owned ", decimal(owned, d), ", exchange peak ", decimal(kernel.exchange_peak, f),
        " bytes", 0});
}
