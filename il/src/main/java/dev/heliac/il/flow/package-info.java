/** What a whole module's values can be, and the module without what that rules out. */
package dev.heliac.il.flow;
