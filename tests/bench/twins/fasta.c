#include "twin.h"

enum { COLUMNS = 60, MODULUS = 139968 };

struct alphabet {
    const char *letters;
    int count;
    double cumulative[16];
};

static const char alu[] = "GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGG"
                          "GAGGCCGAGGCGGGCGGATCACCTGAGGTCAGGAGTTCGAGA"
                          "CCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAAT"
                          "ACAAAAATTAGCCGGGCGTGGTGGCGCGCGCCTGTAATCCCA"
                          "GCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGG"
                          "AGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCC"
                          "AGCCTGGGCGACAGAGCGAGACTCCGTCTCAAAAA";

static struct alphabet ambiguity = {
    "acgtBDHKMNRSVWY", 15, {0.27, 0.12, 0.12, 0.27, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02}};
static struct alphabet human = {"acgt", 4, {0.3029549426680, 0.1979883004921, 0.1975473066391, 0.3015094502008}};

static int seed;
static char line[COLUMNS + 1];

static void accumulate(struct alphabet *a) {
    for (int i = 1; i < a->count; i++) {
        a->cumulative[i] += a->cumulative[i - 1];
    }
}

static void end(int length) {
    line[length] = '\n';
    fwrite(line, 1, (size_t)length + 1, stdout);
}

static void repeat(int letters) {
    size_t next = 0;
    for (int left = letters; left > 0; left -= COLUMNS) {
        int length = left < COLUMNS ? left : COLUMNS;
        for (int i = 0; i < length; i++) {
            line[i] = alu[next];
            next = next + 1 == sizeof alu - 1 ? 0 : next + 1;
        }
        end(length);
    }
}

static char at(const struct alphabet *a, double number) {
    int i = 0;
    while (i < a->count - 1 && a->cumulative[i] < number) {
        i++;
    }
    return a->letters[i];
}

static void random(const struct alphabet *a, int letters) {
    for (int left = letters; left > 0; left -= COLUMNS) {
        int length = left < COLUMNS ? left : COLUMNS;
        for (int i = 0; i < length; i++) {
            seed = (seed * 3877 + 29573) % MODULUS;
            line[i] = at(a, (double)seed / MODULUS);
        }
        end(length);
    }
}

void run(int n) {
    static int again;
    if (!again++) {
        accumulate(&ambiguity);
        accumulate(&human);
    }
    seed = 42;
    printf(">ONE Homo sapiens alu\n");
    repeat(2 * n);
    printf(">TWO IUB ambiguity codes\n");
    random(&ambiguity, 3 * n);
    printf(">THREE Homo sapiens frequency\n");
    random(&human, 5 * n);
}
