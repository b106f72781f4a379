/** What can be told from the shape of a flow graph alone. */
package dev.heliac.il.graph;
