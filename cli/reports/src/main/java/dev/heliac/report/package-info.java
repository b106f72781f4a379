/** What verification found, for other tools: JSON, SARIF for code scanning, JUnit's XML for build servers. */
package dev.heliac.report;
