// What the twins use of the C library, declared here so that no header files need be installed.
#pragma once

typedef __SIZE_TYPE__ size_t;
typedef unsigned char byte;
typedef struct _IO_FILE FILE;
extern FILE *stdout, *stderr;
int printf(const char *format, ...);
int fprintf(FILE *file, const char *format, ...);
int fflush(FILE *file);
size_t fwrite(const void *from, size_t size, size_t count, FILE *file);
int atoi(const char *text);
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void free(void *memory);
double sqrt(double x);
_Noreturn void exit(int status);

// One run, as the Java program's main with this argument.
void run(int n);
