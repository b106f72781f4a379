// The contracts of the built-in services, as dev.heliac.lang declares them.

static const u8 one_vector[] = {HK_VECTOR};

static const struct hk_message console_messages[] = {{1, one_vector}, {0, 0}, {0, 0}};

static const struct hk_contract console_contract = {
    .name = "dev.heliac.lang.Console", .slot_bytes = 16, .capacity_in = 1, .capacity_out = 1,
    .count_in = 2, .count_out = 1, .messages = console_messages};

static const u8 fs_open_kinds[] = {HK_VECTOR, HK_SCALAR}, fs_read_kinds[] = {HK_SCALAR, HK_SCALAR},
                fs_write_kinds[] = {HK_SCALAR, HK_VECTOR}, fs_scalar[] = {HK_SCALAR};

static const struct hk_message fs_messages[] = {
    {2, fs_open_kinds}, {2, fs_read_kinds}, {2, fs_write_kinds}, {0, 0}, {0, 0}, {0, 0},
    {0, 0}, {1, fs_scalar}, {1, one_vector}, {1, fs_scalar}, {1, fs_scalar}};

static const struct hk_contract fs_contract = {
    .name = "dev.heliac.lang.FileSystem", .slot_bytes = 24, .capacity_in = 2, .capacity_out = 1,
    .count_in = 6, .count_out = 5, .messages = fs_messages};
