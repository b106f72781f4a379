/**
 * The Maven plugin. Its classes run in Maven, on whatever Java that runs on; Heliac is started as a process of its own on a JDK that is
 * new enough.
 */
package dev.heliac.maven;
