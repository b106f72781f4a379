package json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A library with random books, readers and loans. */
final class Documents {

    private static final String[] WORDS = {
        "river", "Berg", "maçã", "night", "\"quoted\"", "back\\slash", "tab\there", "пример", "line\nbreak", "€uro", "𝄞 clef",
    };
    private static final List<String> LANGUAGES = List.of("de", "en", "fr", "pt", "ru");

    private final Random random;

    Documents(long seed) {
        random = new Random(seed);
    }

    Json library(int books) {
        Map<String, Json> library = new LinkedHashMap<>();
        library.put("name", Json.of("Library of " + word()));
        library.put("founded", Json.of(1850 + random.nextInt(100)));
        library.put("open", Json.of(true));
        library.put("place", object("latitude", random.nextDouble() * 180 - 90, "longitude", random.nextDouble() * 360 - 180));
        library.put("books", list(books, this::book));
        library.put("readers", list(books / 4, this::reader));
        library.put("closed", Json.of(null));
        return new Json.Obj(library);
    }

    private Json book() {
        String title = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> word()).collect(Collectors.joining(" "));
        return object(
                "title", title,
                "language", LANGUAGES.get(random.nextInt(LANGUAGES.size())),
                "pages", 20 + random.nextInt(900),
                "price", random.nextInt(10_000) / 100.0,
                "weight", Math.scalb(random.nextDouble(), random.nextInt(40) - 20),
                "lent", random.nextBoolean(),
                "tags", list(random.nextInt(4), () -> Json.of(word())));
    }

    private Json reader() {
        return object(
                "name", word(),
                "number", random.nextInt(),
                "loans", list(random.nextInt(3), () -> object("book", random.nextInt(100), "days", random.nextInt(60))));
    }

    private static Json object(Object... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], Json.of(namesAndValues[i + 1]));
        }
        return new Json.Obj(members);
    }

    private static Json list(int count, Supplier<Json> items) {
        List<Json> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(items.get());
        }
        return new Json.Array(list);
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
