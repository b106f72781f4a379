/** The elementary functions beside the JDK's. */
package dev.heliac.lang.fdlibm;
