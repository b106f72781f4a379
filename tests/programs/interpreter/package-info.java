/** A small dynamic language: scanner, parser, and a tree whose nodes evaluate themselves. */
package interpreter;
