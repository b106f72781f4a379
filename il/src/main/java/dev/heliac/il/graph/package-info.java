/** What can be told from the shape of flow and call graphs alone, and copying parts of them. */
package dev.heliac.il.graph;
