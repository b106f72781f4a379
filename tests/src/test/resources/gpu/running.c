// Stands in for NVIDIA's driver, without a GPU, and runs the grids. Each module has been built beforehand, under a name made of its
// text. The processor's memory is mapped at other addresses than it has there.
#include "ptx.h"

char *getenv(const char *name);
int open(const char *path, int flags, ...);
int atoi(const char *text);
int snprintf(char *text, size_t bytes, const char *format, ...);
void *dlopen(const char *name, int mode);
void *dlsym(void *library, const char *name);
void *mmap(void *at, size_t bytes, int protection, int flags, int file, long from);
void *mremap(void *at, size_t old, size_t bytes, int flags, ...);

enum { OUT_OF_MEMORY = 2, NO_BINARY = 209, BAD_PTX = 218, NOT_READY = 600 };
enum { READ_AND_WRITE = 2, SHARED = 1, READ_WRITE = 3, SHARED_ANONYMOUS = 0x21, PRIVATE_ANONYMOUS = 0x22, MAY_MOVE = 1, NOW = 2, GLOBALLY = 0x100 };
enum { MULTIPROCESSORS = 16, MAJOR = 75, MINOR = 76, COOPERATIVE = 95 };
enum { MEMORY = 1 << 28, PATH = 4096 };

static struct machine machine;
static char *hosts[MAPPED];
static int maps;

int cuInit(u32 flags) {
    return 0;
}

int cuDeviceGet(int *device, int number) {
    *device = number;
    return 0;
}

int cuDeviceGetName(char *name, int bytes, int device) {
    return snprintf(name, (size_t)bytes, "Stand-in") < 0;
}

int cuDeviceGetAttribute(int *value, int attribute, int device) {
    *value = attribute == MULTIPROCESSORS ? atoi(getenv("PTX_PROCESSORS")) : attribute == MAJOR ? 9 : attribute == COOPERATIVE;
    return 0;
}

int cuDevicePrimaryCtxRetain(void **context, int device) {
    *context = &machine;
    return 0;
}

int cuCtxSetCurrent(void *context) {
    return 0;
}

int cuMemGetInfo_v2(size_t *free, size_t *total) {
    *free = *total = MEMORY;
    return 0;
}

int cuMemAlloc_v2(void **at, size_t bytes) {
    *at = mmap(0, bytes, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
    machine.memory = (struct range){(u64)*at, (u64)*at + bytes};
    return bytes > MEMORY ? OUT_OF_MEMORY : 0;
}

static int map(void *host, size_t bytes) {
    if (maps == MAPPED) {
        return OUT_OF_MEMORY;
    }
    u64 device = (u64)mremap(host, 0, bytes, MAY_MOVE);
    machine.mapped[maps] = (struct range){device, device + bytes};
    hosts[maps++] = host;
    return 0;
}

int cuMemHostAlloc(void **at, size_t bytes, u32 flags) {
    *at = mmap(0, bytes, READ_WRITE, SHARED_ANONYMOUS, -1, 0);
    return map(*at, bytes);
}

int cuMemHostRegister_v2(void *at, size_t bytes, u32 flags) {
    return map(at, bytes);
}

int cuMemHostGetDevicePointer_v2(u64 *device, char *host, u32 flags) {
    for (int i = 0; i < maps; i++) {
        u64 offset = (u64)(host - hosts[i]);
        if (offset < machine.mapped[i].to - machine.mapped[i].from) {
            *device = machine.mapped[i].from + offset;
            return 0;
        }
    }
    return ILLEGAL_ADDRESS;
}

// FNV-1a (Fowler, Noll and Vo).
static u64 hash(const char *text) {
    u64 hash = 0xcbf29ce484222325;
    for (; *text; text++) {
        hash = (hash ^ (u8)*text) * 0x100000001b3;
    }
    return hash;
}

int cuModuleLoadDataEx(void **module, const char *code, u32 options, int *names, void **values) {
    if (*code == 0x7f) {
        return NO_BINARY;
    }
    char path[PATH];
    snprintf(path, sizeof path, "%s/%016llx.so", getenv("PTX_MODULES"), (unsigned long long)hash(code));
    dlopen("libm.so.6", NOW | GLOBALLY);
    *module = dlopen(path, NOW);
    return *module ? 0 : BAD_PTX;
}

int cuModuleGetFunction(void **function, void *module, const char *name) {
    *function = dlsym(module, "ptx_run");
    return 0;
}

int cuOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, void *function, int threads, size_t shared) {
    *blocks = 1;
    return 0;
}

int cuStreamCreate(void **stream, u32 flags) {
    *stream = &machine;
    return 0;
}

int cuStreamQuery(void *stream) {
    int error = __atomic_load_n(&machine.error, __ATOMIC_ACQUIRE);
    return error ? error : __atomic_load_n(&machine.ended, __ATOMIC_ACQUIRE) == machine.blocks ? 0 : NOT_READY;
}

int cuLaunchCooperativeKernel(
        void *function, u32 x, u32 y, u32 z, u32 tx, u32 ty, u32 tz, u32 shared, void *stream, void **values) {
    machine.blocks = x;
    machine.threads = tx;
    machine.argument = *(void **)values[0];
    int counts = open(getenv("PTX_LOOKS"), READ_AND_WRITE);
    machine.looks = mmap(0, sizeof *machine.looks, READ_WRITE, SHARED, counts, 0);
    ((void (*)(struct machine *))function)(&machine);
    return 0;
}

int cuGetErrorString(int error, const char **text) {
    *text = error == MISALIGNED_ADDRESS ? "misaligned address"
            : error == ILLEGAL_ADDRESS ? "an illegal memory access was encountered"
            : error == LAUNCH_FAILED ? "unspecified launch failure" : "an error";
    return 0;
}
