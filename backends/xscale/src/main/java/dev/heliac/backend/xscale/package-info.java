/** ARM XScale: ARMv5TE without floating-point hardware. */
package dev.heliac.backend.xscale;
