/** The Mandelbrot set: a painter that prefers a GPU makes the pixels, and a client shows them and writes them to a PNG file. */
package mandelbrot;
