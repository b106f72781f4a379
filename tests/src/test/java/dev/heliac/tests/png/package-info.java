/** The png sample against {@code javax.imageio}: generated images of every kind, and damaged ones. */
package dev.heliac.tests.png;
