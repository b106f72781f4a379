// AMD GPUs from GCN 5 (gfx900) on. Everything is ordered for the whole system: the other side is a processor.
#define arch_publish(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define arch_observe(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define arch_fence() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define arch_pause() __builtin_amdgcn_s_sleep(2)
