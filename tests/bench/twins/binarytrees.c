#include "twin.h"

struct tree {
    struct tree *left, *right;
};

static struct tree *make(int depth) {
    struct tree *t = malloc(sizeof *t);
    t->left = depth ? make(depth - 1) : 0;
    t->right = depth ? make(depth - 1) : 0;
    return t;
}

static int nodes(const struct tree *t) {
    return t->left ? 1 + nodes(t->left) + nodes(t->right) : 1;
}

static void forget(struct tree *t) {
    if (t->left) {
        forget(t->left);
        forget(t->right);
    }
    free(t);
}

void run(int n) {
    int most = n < 6 ? 6 : n;
    struct tree *t = make(most + 1);
    printf("stretch tree of depth %d\t check: %d\n", most + 1, nodes(t));
    forget(t);
    struct tree *lasting = make(most);
    for (int depth = 4; depth <= most; depth += 2) {
        int count = 1 << (most - depth + 4), check = 0;
        for (int i = 0; i < count; i++) {
            t = make(depth);
            check += nodes(t);
            forget(t);
        }
        printf("%d\t trees of depth %d\t check: %d\n", count, depth, check);
    }
    printf("long lived tree of depth %d\t check: %d\n", most, nodes(lasting));
    forget(lasting);
}
