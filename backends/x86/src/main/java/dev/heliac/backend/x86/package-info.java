/** x86-64 on Linux. */
package dev.heliac.backend.x86;
