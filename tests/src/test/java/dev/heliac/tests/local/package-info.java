/**
 * Runs a sample's processes as threads of an ordinary JVM, with queues for channels: its own logic, without compiler or
 * kernel.
 */
package dev.heliac.tests.local;
