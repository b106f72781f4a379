package dev.heliac.junit;

/**
 * A message that was sent.
 *
 * @param channel the name it was sent by way of, or the contract of a channel that a process made
 * @param from the process that sent it, {@code test} for the test
 * @param to the process at the other end then, empty where the end itself was under way
 */
public record Sent(String channel, String from, String to, Object message) {}
