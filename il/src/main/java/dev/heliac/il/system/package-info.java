/** Decides whether the processes of an application can wait for ever, and leave messages unreceived. */
package dev.heliac.il.system;
