#include "twin.h"

static int n, permutation[16], scratch[16], count[16];

static int next(void) {
    for (int length = 1; length < n; length++) {
        int first = permutation[0];
        for (int i = 0; i < length; i++) {
            permutation[i] = permutation[i + 1];
        }
        permutation[length] = first;
        if (++count[length] <= length) {
            return 1;
        }
        count[length] = 0;
    }
    return 0;
}

static int flips(void) {
    int first = permutation[0];
    if (first == 0) {
        return 0;
    }
    __builtin_memcpy(scratch, permutation, (size_t)n * sizeof *scratch);
    int flips = 0;
    while (first != 0) {
        for (int low = 1, high = first - 1; low < high; low++, high--) {
            int swapped = scratch[low];
            scratch[low] = scratch[high];
            scratch[high] = swapped;
        }
        int next = scratch[first];
        scratch[first] = first;
        first = next;
        flips++;
    }
    return flips;
}

void run(int size) {
    n = size;
    for (int i = 0; i < n; i++) {
        permutation[i] = i;
        count[i] = 0;
    }
    int sign = 1, most = 0, checksum = 0;
    do {
        int f = flips();
        most = f > most ? f : most;
        checksum += sign * f;
        sign = -sign;
    } while (next());
    printf("%d\nPfannkuchen(%d) = %d\n", checksum, n, most);
}
