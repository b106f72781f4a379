/** The least program. */
package hello;
