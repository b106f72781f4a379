package json;

import dev.heliac.lang.Process;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code BOOKS}: makes a document of so many books, prints, parses, compares and questions it, and shows what is no JSON. */
@Process(name = "json")
public final class JsonProgram {

    private static final List<String> WRONG = List.of(
            "", "[1, 2", "{\"a\": 1,}", "[01]", "\"tab\tinside\"", "nul", "{\"a\": 1, \"a\": 2}", "[\"\\u12g4\"]", "[1] 2",
            "{\n  \"x\": \n}", "[1.]", "-", "\"\\q\"", "\"open", "[".repeat(300));

    private static final List<String> SCALARS = List.of(
            "0", "-0", "1e3", "0.1", "123456789012345678", "1E-7", "5e-324", "1.7976931348623157e308", "1e400", "3.0000", "-12.5e-1",
            "2.2250738585072014E-308", "100000000000000000000000", "\"\\u00e9\\ud834\\udd1e\\/\"", "[ ]", "{ }", "[[],{}]");

    private JsonProgram() {}

    public static void main(String[] args) {
        int books = args.length > 0 ? Integer.parseInt(args[0]) : 12;
        Json library = new Documents(2026).library(books);
        String compact = JsonPrinter.compact(library);
        String pretty = JsonPrinter.pretty(library);
        System.out.println("compact " + compact.length() + " chars, hash " + compact.hashCode());
        System.out.println("pretty  " + pretty.length() + " chars, " + pretty.lines().count() + " lines, hash " + pretty.hashCode());
        System.out.println("the same again: " + JsonParser.parse(compact).equals(JsonParser.parse(pretty))
                + ", " + JsonPrinter.pretty(JsonParser.parse(compact)).equals(pretty));
        System.out.println(library.all().count() + " values, nested " + library.depth() + " deep");
        question(library);
        pretty.lines().limit(40).forEach(System.out::println);
        SCALARS.forEach(s -> System.out.println(s + " -> " + JsonPrinter.compact(JsonParser.parse(s))));
        WRONG.forEach(JsonProgram::refuse);
    }

    private static void question(Json library) {
        List<Json.Obj> found = JsonPath.of("books/*").in(library).map(Json.Obj.class::cast).toList();
        Map<String, List<Json.Obj>> byLanguage = found.stream()
                .collect(Collectors.groupingBy(b -> text(b, "language"), TreeMap::new, Collectors.toList()));
        byLanguage.forEach((language, group) -> {
            double price = group.stream().mapToDouble(b -> number(b, "price")).average().orElseThrow();
            Optional<Json.Obj> longest = group.stream().max(Comparator.comparingDouble(b -> number(b, "pages")));
            System.out.println(language + ": " + group.size() + " books, " + Math.round(price * 100) / 100.0 + " each, longest "
                    + longest.map(b -> number(b, "pages")).map(Double::intValue).orElse(0));
        });
        Map<String, Long> tags = JsonPath.of("**/tags/*").textsIn(library)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        System.out.println(tags);
        System.out.println(JsonPath.of("readers/*/loans/[0]/days").in(library)
                .map(JsonPrinter::compact).collect(Collectors.joining(", ", "first loans: ", " days")));
        found.stream()
                .sorted(Comparator.comparing((Json.Obj b) -> text(b, "title")).thenComparing(b -> number(b, "price")))
                .limit(3)
                .map(JsonPrinter::compact)
                .forEach(System.out::println);
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Text(String value) ? value : "";
    }

    private static double number(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Num(double value) ? value : 0;
    }

    private static void refuse(String wrong) {
        try {
            System.out.println("accepted: " + JsonPrinter.compact(JsonParser.parse(wrong)));
        } catch (JsonException e) {
            String cause = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
            System.out.println(e.getMessage() + cause);
        }
    }
}
