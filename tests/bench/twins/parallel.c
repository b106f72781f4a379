#include "twin.h"

enum { ELEMENTS = 1 << 22, SIDE = 1000, WIDTH = 2000, HEIGHT = 1500 };

static float *x, *y;
static int *counts;

static float saxpy(float a) {
    for (int i = 0; i < ELEMENTS; i++) {
        y[i] = a * x[i] + y[i];
    }
    return y[ELEMENTS / 2];
}

static float squares(void) {
    double sum = 0;
    for (int i = 0; i < ELEMENTS; i++) {
        sum += (double)x[i] * x[i];
    }
    return (float)((long)sum % 100003);
}

static int escape(double re, double im) {
    double a = 0, b = 0;
    int n = 0;
    while (n < 100 && a * a + b * b <= 4) {
        double t = a * a - b * b + re;
        b = 2 * a * b + im;
        a = t;
        n++;
    }
    return n;
}

static float mandelbrot(void) {
    for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
            counts[row * SIDE + column] = escape(3.0 * column / SIDE - 2, 2.0 * row / SIDE - 1);
        }
    }
    return (float)counts[SIDE * SIDE / 3];
}

static float blur(void) {
    for (int row = 0; row < HEIGHT - 2; row++) {
        for (int column = 0; column < WIDTH - 2; column++) {
            int a = row * WIDTH + column, b = a + WIDTH, c = b + WIDTH;
            y[row * (WIDTH - 2) + column] = (x[a] + 2 * x[a + 1] + x[a + 2] + 2 * x[b] + 4 * x[b + 1] + 2 * x[b + 2] + x[c]
                    + 2 * x[c + 1] + x[c + 2]) / 16;
        }
    }
    return y[WIDTH * HEIGHT / 2];
}

void run(int which) {
    if (!x) {
        x = malloc(ELEMENTS * sizeof *x);
        y = calloc(ELEMENTS, sizeof *y);
        counts = malloc(SIDE * SIDE * sizeof *counts);
        for (int i = 0; i < ELEMENTS; i++) {
            x[i] = (float)(i % 251);
        }
    }
    printf("%.1f\n", which == 0 ? saxpy(0.5f) : which == 1 ? mandelbrot() : which == 2 ? blur() : squares());
}
