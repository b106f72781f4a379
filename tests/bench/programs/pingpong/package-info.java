/** What a round trip between two processes costs. */
package pingpong;
