/** A poll with more than a hundred voters at once: a server whose clients are in a map, and a process that waits for many in a set. */
package poll;
