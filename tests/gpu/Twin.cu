// What Bench.java does, as CUDA C programmers write it: the same names, nanoseconds for each time, and what was seen.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

typedef std::chrono::steady_clock watch;

enum { TILE = 16, LIMIT = 1000, ECHOES = 10000, THREADS = 256 };

static void must(cudaError_t result) {
    if (result != cudaSuccess) {
        fprintf(stderr, "twin: %s\n", cudaGetErrorString(result));
        exit(1);
    }
}

static void *memory(size_t bytes) {
    void *at;
    must(cudaMalloc(&at, bytes));
    return at;
}

template <typename T> static double last(const T *at, size_t count) {
    T value;
    must(cudaMemcpy(&value, at + count - 1, sizeof value, cudaMemcpyDeviceToHost));
    return (double)value;
}

static long long nanos(int times, const std::function<void()> &work) {
    auto start = watch::now();
    for (int t = 0; t < times; t++) {
        work();
    }
    must(cudaDeviceSynchronize());
    return std::chrono::duration_cast<std::chrono::nanoseconds>(watch::now() - start).count() / times;
}

static void print(const char *name, long long nanos, double seen) {
    printf("%s %lld %.17g\n", name, nanos, seen);
}

static unsigned blocks(size_t count) {
    return (unsigned)((count + THREADS - 1) / THREADS);
}

__global__ void nothing(int *cells) {
    cells[threadIdx.x] += 1;
}

__global__ void fill(float *x, int n, int modulus, float divisor) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        x[i] = i % modulus / divisor;
    }
}

__global__ void fill(double *x, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        x[i] = i % 1021 / 7.0;
    }
}

__global__ void add(const float *x, const float *y, float *z, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        z[i] = x[i] + y[i];
    }
}

__global__ void multiply(const float *a, const float *b, float *c, int n) {
    __shared__ float left[TILE][TILE], right[TILE][TILE];
    int row = blockIdx.y * TILE + threadIdx.y, column = blockIdx.x * TILE + threadIdx.x;
    float sum = 0;
    for (int at = 0; at < n; at += TILE) {
        left[threadIdx.y][threadIdx.x] = a[row * n + at + threadIdx.x];
        right[threadIdx.y][threadIdx.x] = b[(at + threadIdx.y) * n + column];
        __syncthreads();
        for (int k = 0; k < TILE; k++) {
            sum += left[threadIdx.y][k] * right[k][threadIdx.x];
        }
        __syncthreads();
    }
    c[row * n + column] = sum;
}

__global__ void mandelbrot(int *counts, int n) {
    int column = blockIdx.x * blockDim.x + threadIdx.x, row = blockIdx.y;
    if (column >= n) {
        return;
    }
    double re = 3.0 * column / n - 2, im = 2.0 * row / n - 1, x = 0, y = 0;
    int count = 0;
    while (count < LIMIT && x * x + y * y <= 4) {
        double next = x * x - y * y + re;
        y = 2 * x * y + im;
        x = next;
        count++;
    }
    counts[row * n + column] = count;
}

__global__ void pull(const double *places, double *pulls, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) {
        return;
    }
    double x = 0, y = 0, z = 0;
    for (int k = 0; k < n; k++) {
        double dx = places[3 * k] - places[3 * i];
        double dy = places[3 * k + 1] - places[3 * i + 1];
        double dz = places[3 * k + 2] - places[3 * i + 2];
        double square = dx * dx + dy * dy + dz * dz + 0.01;
        double pull = 1 / (square * sqrt(square));
        x += dx * pull;
        y += dy * pull;
        z += dz * pull;
    }
    pulls[3 * i] = x;
    pulls[3 * i + 1] = y;
    pulls[3 * i + 2] = z;
}

static void vectors(int n, int times) {
    float *x = (float *)memory(n * sizeof *x), *y = (float *)memory(n * sizeof *y), *z = (float *)memory(n * sizeof *z);
    fill<<<blocks(n), THREADS>>>(x, n, 1021, 1);
    auto copy = [&] { must(cudaMemcpyAsync(y, x, n * sizeof *x, cudaMemcpyDeviceToDevice)); };
    nanos(1, copy);
    long long taken = nanos(times, copy);
    print("copy", taken, last(y, n));
    fill<<<blocks(n), THREADS>>>(y, n, 13, 1);
    auto sum = [&] { add<<<blocks(n), THREADS>>>(x, y, z, n); };
    nanos(1, sum);
    taken = nanos(times, sum);
    print("add", taken, last(z, n));
    cudaFree(x);
    cudaFree(y);
    cudaFree(z);
}

static void matrices(int n, int times) {
    size_t count = (size_t)n * n;
    float *a = (float *)memory(count * sizeof *a), *b = (float *)memory(count * sizeof *b), *c = (float *)memory(count * sizeof *c);
    fill<<<blocks(count), THREADS>>>(a, (int)count, 17, 17);
    fill<<<blocks(count), THREADS>>>(b, (int)count, 19, 19);
    auto work = [&] { multiply<<<dim3(n / TILE, n / TILE), dim3(TILE, TILE)>>>(a, b, c, n); };
    nanos(1, work);
    long long taken = nanos(times, work);
    print("matmul", taken, last(c, count));
    cudaFree(a);
    cudaFree(b);
    cudaFree(c);
}

static void picture(int n, int times) {
    size_t count = (size_t)n * n;
    int *counts = (int *)memory(count * sizeof *counts);
    auto work = [&] { mandelbrot<<<dim3(blocks(n), n), THREADS>>>(counts, n); };
    nanos(1, work);
    long long taken = nanos(times, work);
    int *here = (int *)malloc(count * sizeof *here);
    must(cudaMemcpy(here, counts, count * sizeof *here, cudaMemcpyDeviceToHost));
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += here[i];
    }
    print("mandelbrot", taken, sum);
    free(here);
    cudaFree(counts);
}

static void bodies(int n, int times) {
    double *places = (double *)memory(3 * n * sizeof *places), *pulls = (double *)memory(3 * n * sizeof *pulls);
    fill<<<blocks(3 * n), THREADS>>>(places, 3 * n);
    auto work = [&] { pull<<<blocks(n), THREADS>>>(places, pulls, n); };
    nanos(1, work);
    long long taken = nanos(times, work);
    print("nbody", taken, last(pulls, 3 * n));
    cudaFree(places);
    cudaFree(pulls);
}

int main(int count, char **words) {
    int times = count > 1 ? atoi(words[1]) : 1;
    auto start = watch::now();
    int *cells = (int *)memory(THREADS * sizeof *cells);
    nothing<<<1, THREADS>>>(cells);
    must(cudaDeviceSynchronize());
    print("start", std::chrono::duration_cast<std::chrono::nanoseconds>(watch::now() - start).count(), 1);
    vectors(1 << 26, times);
    matrices(2048, times);
    picture(2048, times);
    bodies(1 << 15, times);
    auto empty = [&] {
        nothing<<<1, THREADS>>>(cells);
        must(cudaDeviceSynchronize());
    };
    long long taken = nanos(ECHOES, empty);
    print("loop", taken, 1);
    print("echo", taken, ECHOES);
    return 0;
}
