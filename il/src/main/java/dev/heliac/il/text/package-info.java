/** HIL's text form, for people and golden tests. */
package dev.heliac.il.text;
