/** Which parallel loops are accepted and which are refused, and that iterations of the accepted ones do not meet. */
package dev.heliac.il.races;
