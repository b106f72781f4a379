#include "twin.h"

#define PI 3.141592653589793
#define SOLAR_MASS (4 * PI * PI)
#define DAYS 365.24
enum { BODIES = 5 };

struct body {
    double x, y, z, vx, vy, vz, mass;
};

static const struct body planets[BODIES] = {
    {0, 0, 0, 0, 0, 0, 1},
    {4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01, 1.66007664274403694e-03,
     7.69901118419740425e-03, -6.90460016972063023e-05, 9.54791938424326609e-04},
    {8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01, -2.76742510726411021e-03,
     4.99852801234917238e-03, 2.30417297573763929e-05, 2.85885980666130812e-04},
    {1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01, 2.96460137564761618e-03,
     2.37847173959480950e-03, -2.96589568540237556e-05, 4.36624404335156298e-05},
    {1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01, 2.68067772490389322e-03,
     1.62824170038242295e-03, -9.51592254519715870e-05, 5.15138902046611451e-05},
};

static struct body bodies[BODIES];

static void advance(double time) {
    for (int i = 0; i < BODIES; i++) {
        struct body *one = &bodies[i];
        for (int j = i + 1; j < BODIES; j++) {
            struct body *other = &bodies[j];
            double dx = one->x - other->x, dy = one->y - other->y, dz = one->z - other->z;
            double square = dx * dx + dy * dy + dz * dz;
            double force = time / (square * sqrt(square));
            one->vx -= dx * other->mass * force;
            one->vy -= dy * other->mass * force;
            one->vz -= dz * other->mass * force;
            other->vx += dx * one->mass * force;
            other->vy += dy * one->mass * force;
            other->vz += dz * one->mass * force;
        }
    }
    for (int i = 0; i < BODIES; i++) {
        bodies[i].x += time * bodies[i].vx;
        bodies[i].y += time * bodies[i].vy;
        bodies[i].z += time * bodies[i].vz;
    }
}

static double energy(void) {
    double energy = 0;
    for (int i = 0; i < BODIES; i++) {
        struct body *one = &bodies[i];
        energy += 0.5 * one->mass * (one->vx * one->vx + one->vy * one->vy + one->vz * one->vz);
        for (int j = i + 1; j < BODIES; j++) {
            struct body *other = &bodies[j];
            double dx = one->x - other->x, dy = one->y - other->y, dz = one->z - other->z;
            energy -= one->mass * other->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return energy;
}

void run(int steps) {
    double px = 0, py = 0, pz = 0;
    for (int i = 0; i < BODIES; i++) {
        struct body *b = &bodies[i];
        *b = planets[i];
        b->vx *= DAYS;
        b->vy *= DAYS;
        b->vz *= DAYS;
        b->mass *= SOLAR_MASS;
        px += b->vx * b->mass;
        py += b->vy * b->mass;
        pz += b->vz * b->mass;
    }
    bodies[0].vx = -px / SOLAR_MASS;
    bodies[0].vy = -py / SOLAR_MASS;
    bodies[0].vz = -pz / SOLAR_MASS;
    printf("%.9f\n", energy());
    for (int i = 0; i < steps; i++) {
        advance(0.01);
    }
    printf("%.9f\n", energy());
}
