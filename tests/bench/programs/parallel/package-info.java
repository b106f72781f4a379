/** Three loops whose iterations are independent: over arrays one after the other, and over exchange vectors at the same time. */
package parallel;
