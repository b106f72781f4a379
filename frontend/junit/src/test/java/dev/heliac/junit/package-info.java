/** The extension, by tests that use it and tests that are to fail. */
package dev.heliac.junit;
