/** Tests of what the satellite kernel is built with. */
package dev.heliac.runtime;
