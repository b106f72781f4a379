package json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A path into values: names, {@code [3]}, {@code *} for all directly inside, {@code **} for all at any depth. */
public final class JsonPath {

    /** What one step of the path leads to. */
    @FunctionalInterface
    private interface Step extends Function<Json, Stream<Json>> {}

    private final List<Step> steps = new ArrayList<>();

    private JsonPath() {}

    public static JsonPath of(String path) {
        JsonPath result = new JsonPath();
        for (String step : path.split("/")) {
            result.steps.add(step(step));
        }
        return result;
    }

    private static Step step(String step) {
        if (step.equals("*")) {
            return Json::children;
        } else if (step.equals("**")) {
            return Json::all;
        } else if (step.startsWith("[")) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            return value -> value instanceof Json.Array(var items) && index < items.size() ? Stream.of(items.get(index)) : Stream.empty();
        }
        return value -> value instanceof Json.Obj object && object.members().containsKey(step)
                ? Stream.of(object.get(step))
                : Stream.empty();
    }

    public Stream<Json> in(Json value) {
        Stream<Json> found = Stream.of(value);
        for (Step step : steps) {
            found = found.flatMap(step);
        }
        return found;
    }

    public Stream<String> textsIn(Json value) {
        return in(value).filter(Json.Text.class::isInstance).map(Json.Text.class::cast).map(Json.Text::value);
    }
}
