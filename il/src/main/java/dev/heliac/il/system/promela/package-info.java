/** Writes systems for Spin, in Promela. */
package dev.heliac.il.system.promela;
