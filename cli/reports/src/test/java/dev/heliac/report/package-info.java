/** Tests of the reports. */
package dev.heliac.report;
