/** Tests of placement, detection, caching and the files an installation reads. */
package dev.heliac.installer;
