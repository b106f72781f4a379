// The part of the CUDA driver's interface that is used, after NVIDIA's "CUDA Driver API" (docs.nvidia.com/cuda/cuda-driver-api): names
// with _v2 are what its header's names without stand for.
#ifndef HK_CUDA_H
#define HK_CUDA_H

#include "kernel.h"

typedef int cu_result;
typedef int cu_device;
typedef struct cu_context *cu_context;
typedef struct cu_module *cu_module;
typedef struct cu_function *cu_function;
typedef struct cu_stream *cu_stream;
typedef u64 cu_pointer;

enum { CU_SUCCESS = 0, CU_NO_DEVICE = 100, CU_NOT_READY = 600 };
enum { CU_MULTIPROCESSORS = 16, CU_MAJOR = 75, CU_MINOR = 76, CU_COOPERATIVE = 95 }; // attributes of a device
enum { CU_PORTABLE = 1, CU_DEVICE_MAP = 2 };                                         // host memory
enum { CU_NON_BLOCKING = 1 };                                                        // a stream
enum { CU_ERROR_LOG = 5, CU_ERROR_LOG_BYTES = 6 };                                   // options of loading

// name, result's parameters
#define CUDA_FUNCTIONS(F) \
    F(cuInit, (u32 flags)) \
    F(cuDeviceGet, (cu_device * device, int number)) \
    F(cuDeviceGetAttribute, (int *value, int attribute, cu_device device)) \
    F(cuDevicePrimaryCtxRetain, (cu_context * context, cu_device device)) \
    F(cuCtxSetCurrent, (cu_context context)) \
    F(cuMemGetInfo_v2, (size_t * free, size_t *total)) \
    F(cuMemAlloc_v2, (cu_pointer * memory, size_t bytes)) \
    F(cuMemHostAlloc, (void **memory, size_t bytes, u32 flags)) \
    F(cuMemHostRegister_v2, (void *memory, size_t bytes, u32 flags)) \
    F(cuMemHostGetDevicePointer_v2, (cu_pointer * memory, void *host, u32 flags)) \
    F(cuModuleLoadDataEx, (cu_module * module, const void *image, u32 options, int *names, void **values)) \
    F(cuModuleGetFunction, (cu_function * function, cu_module module, const char *name)) \
    F(cuOccupancyMaxActiveBlocksPerMultiprocessor, (int *blocks, cu_function function, int threads, size_t shared)) \
    F(cuStreamCreate, (cu_stream * stream, u32 flags)) \
    F(cuStreamQuery, (cu_stream stream)) \
    F(cuLaunchCooperativeKernel, \
      (cu_function function, u32 x, u32 y, u32 z, u32 threads_x, u32 threads_y, u32 threads_z, u32 shared, cu_stream stream, \
       void **values)) \
    F(cuGetErrorString, (cu_result result, const char **text))

#define CUDA_TYPE(name, parameters) typedef cu_result(*name##_type) parameters;
CUDA_FUNCTIONS(CUDA_TYPE)
#undef CUDA_TYPE

#endif
