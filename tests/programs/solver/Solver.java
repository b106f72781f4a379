package solver;

import dev.heliac.lang.Process;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code N}: places N queens in all ways, and solves some other puzzles. */
@Process(name = "solver")
public final class Solver {

    private static final String EASY = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79";
    private static final String HARD = "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9";

    private Solver() {}

    private static void first(Puzzle puzzle, Strategy strategy) {
        Store store = new Store();
        puzzle.post(store);
        Search search = new Search(store, strategy);
        Optional<int[]> solution = search.first();
        System.out.println(puzzle.getClass().getSimpleName() + " " + strategy + ": " + solution.map(puzzle::show).orElse("no solution"));
        System.out.println("  " + search.effort());
    }

    private static void count(Puzzle puzzle, Strategy strategy) {
        Store store = new Store();
        puzzle.post(store);
        Search search = new Search(store, strategy);
        System.out.println(puzzle + " " + strategy + ": " + search.count() + " solutions");
        System.out.println("  " + search.effort());
    }

    private static Map<String, List<String>> southAmerica() {
        Map<String, List<String>> map = new TreeMap<>();
        String borders = """
                Argentina Bolivia Brazil Chile Paraguay Uruguay
                Bolivia Argentina Brazil Chile Paraguay Peru
                Brazil Argentina Bolivia Colombia Guyana Guyane Paraguay Peru Suriname Uruguay Venezuela
                Chile Argentina Bolivia Peru
                Colombia Brazil Ecuador Peru Venezuela
                Ecuador Colombia Peru
                Guyana Brazil Suriname Venezuela
                Guyane Brazil Suriname
                Paraguay Argentina Bolivia Brazil
                Peru Bolivia Brazil Chile Colombia Ecuador
                Suriname Brazil Guyana Guyane
                Uruguay Argentina Brazil
                Venezuela Brazil Colombia Guyana
                """;
        borders.lines().map(line -> line.split(" "))
                .forEach(names -> map.put(names[0], Arrays.asList(names).subList(1, names.length)));
        return map;
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        for (Strategy strategy : Strategy.values()) {
            count(new Puzzle.Queens(n), strategy);
        }
        first(new Puzzle.Queens(3 * n), Strategy.FEWEST_VALUES);
        first(new Puzzle.Queens(3), Strategy.IN_ORDER);
        first(new Puzzle.Sudoku(EASY), Strategy.FEWEST_VALUES);
        first(new Puzzle.Sudoku(HARD), Strategy.MOST_CONSTRAINED);
        first(new Puzzle.Letters(List.of("SEND", "MORE"), "MONEY"), Strategy.FEWEST_VALUES);
        count(new Puzzle.Letters(List.of("TWO", "TWO"), "FOUR"), Strategy.FEWEST_VALUES);
        first(new Puzzle.MagicSquare(3), Strategy.FEWEST_VALUES);
        count(new Puzzle.MagicSquare(3), Strategy.IN_ORDER);
        first(new Puzzle.MagicSquare(4), Strategy.FEWEST_VALUES);
        first(new Puzzle.Colouring(southAmerica(), 3), Strategy.MOST_CONSTRAINED);
        first(new Puzzle.Colouring(southAmerica(), 4), Strategy.MOST_CONSTRAINED);
    }
}
