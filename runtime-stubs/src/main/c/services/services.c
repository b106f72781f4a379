static const struct service console_service = {"/console", &console_contract, console_agent, 0};
static const struct service fs_service = {"/fs", &fs_contract, fs_agent, sizeof(struct file)};

const struct service *service_at(const char *path) {
    return text_equal(path, console_service.path) ? &console_service : hk_files && text_equal(path, fs_service.path) ? &fs_service : 0;
}

// By the hash that endpoints travel between kernels with.
static const struct hk_contract *service_contract(u32 hash) {
    const struct hk_contract *console = &console_contract, *fs = &fs_contract;
    return (text_hash(console->name) & ~1u) == hash ? console : hk_files && (text_hash(fs->name) & ~1u) == hash ? fs : 0;
}
