/** GPUs, and the grid of threads that stands in for one. */
package dev.heliac.backend.gpu;
