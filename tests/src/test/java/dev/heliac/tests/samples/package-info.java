/** What holds for all samples. */
package dev.heliac.tests.samples;
