/** A simulation of discrete events whose agenda is a red-black tree. */
package simulator;
