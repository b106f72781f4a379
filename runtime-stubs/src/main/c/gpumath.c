// What PTX has no exact instructions for, one unit. LLVM would compute a remainder from a rounded quotient.
#define fmod hk_fmod
#define fmodf hk_fmodf
double hk_fmod(double x, double y);
float hk_fmodf(float x, float y);
#include "arch/xscale/arith/fmod.c"
