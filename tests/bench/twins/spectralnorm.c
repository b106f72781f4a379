#include "twin.h"

static double element(int row, int column) {
    return 1.0 / ((row + column) * (row + column + 1) / 2 + row + 1);
}

static void multiply(int n, const double *vector, double *product) {
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += element(i, j) * vector[j];
        }
        product[i] = sum;
    }
}

static void multiply_transposed(int n, const double *vector, double *product) {
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += element(j, i) * vector[j];
        }
        product[i] = sum;
    }
}

void run(int n) {
    double *u = calloc(3 * (size_t)n, sizeof *u), *v = u + n, *between = v + n;
    for (int i = 0; i < n; i++) {
        u[i] = 1;
    }
    for (int i = 0; i < 10; i++) {
        multiply(n, u, between);
        multiply_transposed(n, between, v);
        multiply(n, v, between);
        multiply_transposed(n, between, u);
    }
    double uv = 0, vv = 0;
    for (int i = 0; i < n; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(uv / vv));
    free(u);
}
