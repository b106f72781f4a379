/** Answers UDP packets in place: headers are records laid over the frame's own bytes, and the frame moves from process to process. */
package packets;
