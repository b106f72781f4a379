/** The front end: Java sources or class files to a HIL module. {@link dev.heliac.frontend.HeliacCompiler} is the entry. */
package dev.heliac.frontend;
