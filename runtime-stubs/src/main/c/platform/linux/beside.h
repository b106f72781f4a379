// What the program beside a grid has of its own, for those who start the grid.
enum { KERNEL_FAILED = 70, NANOS_IN_MILLI = 1000000 };

static size_t window_bytes;

_Noreturn static void give_up(const char *why) {
    say((const char *const[]){"heliac: ", why, 0});
    host_exit(KERNEL_FAILED);
}
