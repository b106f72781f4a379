#include "twin.h"

static int inside(double cr, double ci) {
    double zr = 0, zi = 0, square_r = 0, square_i = 0;
    for (int i = 0; i < 50; i++) {
        zi = 2 * zr * zi + ci;
        zr = square_r - square_i + cr;
        square_r = zr * zr;
        square_i = zi * zi;
        if (square_r + square_i > 4.0) {
            return 0;
        }
    }
    return 1;
}

void run(int size) {
    printf("P4\n%d %d\n", size, size);
    int length = (size + 7) / 8;
    byte *row = malloc((size_t)length);
    for (int y = 0; y < size; y++) {
        double ci = 2.0 * y / size - 1.0;
        for (int at = 0; at < length; at++) {
            int bits = 0;
            for (int x = 8 * at; x < 8 * at + 8; x++) {
                bits <<= 1;
                if (x < size && inside(2.0 * x / size - 1.5, ci)) {
                    bits |= 1;
                }
            }
            row[at] = (byte)bits;
        }
        fwrite(row, 1, (size_t)length, stdout);
    }
    free(row);
}
