/** The sample that answers packets, with captures of both byte orders and every kind of damage. */
package dev.heliac.tests.packets;
