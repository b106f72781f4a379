/** A JSON parser, printer and query language, and random documents to try them with. */
package json;
