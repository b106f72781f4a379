/** A constraint solver over small integers: propagation, a trail, and search with heuristics. */
package solver;
