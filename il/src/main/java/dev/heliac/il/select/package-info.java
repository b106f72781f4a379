/** Whether what waits for several things at once can go on whatever comes: for the verifier, and for front ends to say it early. */
package dev.heliac.il.select;
