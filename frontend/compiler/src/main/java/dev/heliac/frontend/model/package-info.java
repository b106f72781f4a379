/** What the class files say an application is: its classes, contracts and processes. */
package dev.heliac.frontend.model;
