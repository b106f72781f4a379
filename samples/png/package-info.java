/** Decodes a PNG file in two processes: a client that reads and hashes, and a decoder that does the arithmetic. */
package png;
