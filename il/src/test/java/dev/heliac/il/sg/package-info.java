/** Sing# sources: samples with what they are reported with, and damaged ones. */
package dev.heliac.il.sg;
