/** What of a module one process needs. */
package dev.heliac.il.slice;
