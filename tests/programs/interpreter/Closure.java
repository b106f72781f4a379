package interpreter;

/** A script's function with the variables around it. */
final class Closure extends Function {

    private final FunctionBody body;
    private final Frame outer;

    Closure(FunctionBody body, Frame outer) {
        super(body.name(), body.parameters());
        this.body = body;
        this.outer = outer;
    }

    @Override
    Object call(Object[] arguments, int line) {
        Frame frame = new Frame(outer, body.slots());
        System.arraycopy(arguments, 0, frame.slots, 0, arguments.length);
        try {
            return body.code().evaluate(frame);
        } catch (ReturnSignal signal) {
            return signal.value();
        } catch (StackOverflowError e) {
            throw new ScriptException("nested too deeply", line, e);
        }
    }
}
