/** Tests of the passes: what comes out of each is what the file beside says, and valid. */
package dev.heliac.il.opt;
