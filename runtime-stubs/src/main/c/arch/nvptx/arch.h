// NVIDIA GPUs from compute capability 7.0, which have a memory model. Everything is ordered for the whole system: the other side
// is a processor.
#define arch_publish(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define arch_observe(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define arch_fence() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define arch_pause() __nvvm_nanosleep(100)
