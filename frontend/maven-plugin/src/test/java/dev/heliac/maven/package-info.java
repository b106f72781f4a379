/** The plugin's parts; the whole of it is tested by building a project of somebody else's. */
package dev.heliac.maven;
