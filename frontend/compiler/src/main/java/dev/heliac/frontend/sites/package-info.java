/** Classes that stand for what a bootstrap method makes at run time on the JVM: lambdas, the methods of records, switches over patterns. */
package dev.heliac.frontend.sites;
