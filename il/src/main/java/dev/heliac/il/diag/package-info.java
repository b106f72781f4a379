/** Diagnostics: what every stage reports to people, each with a stable code, a place, a reason and a remedy. */
package dev.heliac.il.diag;
