/** A machine for PTX without a GPU: its text as C, run by threads that take turns, with what a GPU would refuse refused. */
package dev.heliac.tests.ptx;
