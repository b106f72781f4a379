/** A system of communicating processes: automata, the channels between them, and what waits where a name is provided. */
package dev.heliac.il.system.model;
