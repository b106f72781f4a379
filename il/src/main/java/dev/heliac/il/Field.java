package dev.heliac.il;

/** A named and typed part of a class or a message. */
public record Field(String name, Type type) {}
