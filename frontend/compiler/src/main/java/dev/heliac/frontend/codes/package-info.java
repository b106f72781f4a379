/** What the front end can report. */
package dev.heliac.frontend.codes;
