/** Systems: classic ones, generated ones, and those of modules. */
package dev.heliac.il.system;
