/** What allocation and collection cost beside a live set of some size. */
package gc;
