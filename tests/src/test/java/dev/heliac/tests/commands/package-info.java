/** The command line as a user meets it: right and wrong input, exit statuses, what is printed where. */
package dev.heliac.tests.commands;
