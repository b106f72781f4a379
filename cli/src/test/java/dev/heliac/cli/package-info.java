/** Tests of what the commands say and how they end. */
package dev.heliac.cli;
