/** Turns Markdown into HTML: blocks, then the text inside them, then the writing. */
package markdown;
