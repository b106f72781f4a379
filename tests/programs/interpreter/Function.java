package interpreter;

/** What a script can call. */
abstract class Function {

    private final String name;
    private final int parameters;

    /** A negative number of parameters means any number. */
    Function(String name, int parameters) {
        this.name = name;
        this.parameters = parameters;
    }

    abstract Object call(Object[] arguments, int line);

    final Object checked(Object[] arguments, int line) {
        if (parameters >= 0 && arguments.length != parameters) {
            throw new ScriptException(name + " takes " + parameters + " arguments, not " + arguments.length, line);
        }
        return call(arguments, line);
    }

    @Override
    public String toString() {
        return "<fn " + name + ">";
    }
}
