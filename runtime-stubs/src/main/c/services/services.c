const struct service services[] = {
    {"/console", &console_contract, console_agent, 0},
    {"/fs", &fs_contract, fs_agent, sizeof(struct file)},
};
const u32 service_count = sizeof services / sizeof *services;
