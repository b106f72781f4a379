package interpreter;

/** @param slots how many variables a call has, its parameters first */
record FunctionBody(String name, int parameters, int slots, Node code) {}
