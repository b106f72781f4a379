/** Inputs of the front end: running javac in this process, reading class files and archives. */
package dev.heliac.frontend.source;
