/** Matrices: a server that prefers a GPU multiplies them, and a client checks an inverse with it. */
package matmul;
