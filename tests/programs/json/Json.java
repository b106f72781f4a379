package json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JSON value. */
public sealed interface Json {

    /** The one null. */
    enum Null implements Json {
        NULL
    }

    record Bool(boolean value) implements Json {}

    /** A number, as JavaScript has them. */
    record Num(double value) implements Json {

        boolean isInteger() {
            return value == Math.rint(value) && Math.abs(value) < 1L << 53 && !(value == 0 && 1 / value < 0);
        }
    }

    record Text(String value) implements Json {}

    record Array(List<Json> items) implements Json, Iterable<Json> {

        public Array {
            items = List.copyOf(items);
        }

        @Override
        public Iterator<Json> iterator() {
            return items.iterator();
        }
    }

    /** Members in their order. */
    record Obj(Map<String, Json> members) implements Json {

        Json get(String name) {
            Json value = members.get(name);
            return value == null ? Null.NULL : value;
        }
    }

    /** The values directly inside. */
    default Stream<Json> children() {
        return switch (this) {
            case Array array -> array.items().stream();
            case Obj object -> object.members().values().stream();
            case Null n -> Stream.empty();
            case Bool b -> Stream.empty();
            case Num n -> Stream.empty();
            case Text t -> Stream.empty();
        };
    }

    /** This value and all inside it. */
    default Stream<Json> all() {
        return Stream.concat(Stream.of(this), children().flatMap(Json::all));
    }

    /** How deep values nest; a scalar has depth 1. */
    default int depth() {
        return 1 + children().mapToInt(Json::depth).max().orElse(0);
    }

    static Json of(Object value) {
        return switch (value) {
            case null -> Null.NULL;
            case Json json -> json;
            case Boolean b -> new Bool(b);
            case Integer i -> new Num(i);
            case Number n -> new Num(n.doubleValue());
            case String s -> new Text(s);
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass().getSimpleName());
        };
    }
}
