/** A histogram: a server that prefers a GPU counts an image's greys and spreads them over the whole range, and a client shows both. */
package histogram;
