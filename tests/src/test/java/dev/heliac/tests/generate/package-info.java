/**
 * Random Java programs: {@link dev.heliac.tests.generate.Generator} writes them, {@link dev.heliac.tests.generate.Batch} runs many of
 * them on HotSpot and natively, and what they print is compared.
 */
package dev.heliac.tests.generate;
