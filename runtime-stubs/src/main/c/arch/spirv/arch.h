// SPIR-V for OpenCL. Functions of these names are SPIR-V's instructions and OpenCL's functions to LLVM's translator, which takes C's own
// atomic loads and stores for plain ones. Everything is ordered for all devices: the other side is a processor.
enum { SPIRV_ALL_DEVICES = 0, SPIRV_WORKGROUP = 2 };
enum { SPIRV_MEMORY = 0x300, SPIRV_ACQUIRE = 2 | SPIRV_MEMORY, SPIRV_RELEASE = 4 | SPIRV_MEMORY, SPIRV_IN_ORDER = 16 | SPIRV_MEMORY };

u32 spirv_load(const u32 *p, int scope, int order) __asm__("_Z18__spirv_AtomicLoadPU3AS4jii");
void spirv_store(u32 *p, int scope, int order, u32 v) __asm__("_Z19__spirv_AtomicStorePU3AS4jiij");
u32 spirv_add(u32 *p, int scope, int order, u32 v) __asm__("_Z18__spirv_AtomicIAddPU3AS4jiij");
u32 spirv_exchange(u32 *p, int scope, int equal, int unequal, u32 v, u32 was) __asm__("_Z29__spirv_AtomicCompareExchangePU3AS4jiiijj");
void spirv_fence(int scope, int order) __asm__("_Z21__spirv_MemoryBarrierii");
__attribute__((convergent)) void spirv_barrier(int threads, int scope, int order) __asm__("_Z22__spirv_ControlBarrieriii");
__attribute__((const)) u64 spirv_group(int) __asm__("_Z12get_group_idj");
__attribute__((const)) u64 spirv_groups(int) __asm__("_Z14get_num_groupsj");
__attribute__((const)) u64 spirv_local(int) __asm__("_Z12get_local_idj");
__attribute__((const)) u64 spirv_all(int) __asm__("_Z15get_global_sizej");

#define arch_publish(p, v) spirv_store(p, SPIRV_ALL_DEVICES, SPIRV_RELEASE, v)
#define arch_observe(p) spirv_load(p, SPIRV_ALL_DEVICES, SPIRV_ACQUIRE)
#define arch_fence() spirv_fence(SPIRV_ALL_DEVICES, SPIRV_IN_ORDER)
#define arch_pause() ((void)0)
