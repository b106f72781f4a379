/** Measures what Heliac makes against its peers, alternately and in one run, and prints medians and their ratios. */
package dev.heliac.bench;
