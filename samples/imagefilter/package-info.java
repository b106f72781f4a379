/** The outlines of a picture: a server that prefers a GPU finds them, and a client reads and writes PNG files. */
package imagefilter;
