/** Tests of the pictures. */
package dev.heliac.report.svg;
