/** The three sequences of the fasta benchmark, which others take as their input. */
package dna;
