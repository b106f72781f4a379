// The services are the coordinator's; a grid's process reaches them over the window.
static const struct service services[] = {{"/console", &console_contract, 0, 0}, {"/fs", &fs_contract, 0, 0}};

const struct service *service_at(const char *path) {
    return text_equal(path, services[0].path) ? &services[0] : text_equal(path, services[1].path) ? &services[1] : 0;
}

static const struct hk_contract *service_contract(u32 hash) {
    return (text_hash(console_contract.name) & ~1u) == hash ? &console_contract
           : (text_hash(fs_contract.name) & ~1u) == hash    ? &fs_contract
                                                             : 0;
}
