/** Pictures: a contract's state machine and the sequence chart of a fault, as SVG that reads well on light and dark. */
package dev.heliac.report.svg;
