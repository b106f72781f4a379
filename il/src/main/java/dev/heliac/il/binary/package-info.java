/** HIL's binary form, which {@code .hil} files have, and the files themselves. */
package dev.heliac.il.binary;
