package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.diag.TextRenderer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way to a contract's fault, as people see it. */
class ContractChartTest {

    private static String report(String text, String in, String out) {
        var found = new Diagnostics();
        var messages = Stream.concat(
                        Stream.of(in.split(" ")).map(m -> new Message(m, Direction.IN, List.of())),
                        Stream.of(out.split(" ")).map(m -> new Message(m, Direction.OUT, List.of())))
                .toList();
        var contract = ContractText.parse("C", Optional.empty(), text, messages, (line, column, length) -> Place.of("C.java"), found);
        ContractCheck.check(contract.orElseThrow().contract(), Place.of("C.java"), found);
        return new TextRenderer(false).render(found);
    }

    @Test
    void aMessageThatIsNotAdmittedStaysUnderWay() {
        assertEquals("""
                error[HIL0613]: contract `C`: in state `Ending` the importer may get `Progress`, which it does not admit
                 --> C.java
                note: the shortest way there
                    importer            exporter
                        |                   |
                        |-- Cancel ---->    |
                        |    <-- Progress --|
                        *                   |      importer waits for Cancelled
                    under way from importer to exporter: Cancel
                    under way from exporter to importer: Progress
                  = help: let the state admit it, or one side alone send where the messages cross

                1 error
                """, report("""
                state Start: { Cancel? -> Ending; Progress! -> Next; }
                state Ending: Cancelled! -> End;
                state Next: Cancel? -> End;
                state End: ;
                """, "Cancel", "Progress Cancelled"));
    }

    @Test
    void bothSidesWait() {
        assertEquals("""
                error[HIL0617]: contract `C`: both sides wait: the exporter in state `Buying`, the importer in `Selling`
                 --> C.java
                note: the shortest way there
                    importer        exporter
                        |               |
                        |-- Take -->    |
                        |<--- Offer ----|
                        |    -- Take -->|
                        *               |      importer waits for Pay
                        |               *      exporter waits for Give
                  = help: let one side alone send where the messages cross

                1 error
                """, report("""
                state Start: { Take? -> Taken; Offer! -> Offered; }
                state Taken: Offer! -> Selling;
                state Offered: Take? -> Buying;
                state Selling: Pay! -> End;
                state Buying: Give? -> End;
                state End: ;
                """, "Take Give", "Offer Pay"));
    }

    @Test
    void aQueueThatGrowsRepeatsItsLastEvents() {
        assertEquals("""
                error[HIL0610]: contract `C`: the queue to the exporter can grow without bound: the last event can be repeated for ever
                 --> C.java
                note: the shortest way there
                    importer        exporter
                        |               |
                        | - - - - - - - |      from here on again and again
                        |-- More -->    |
                    under way from importer to exporter: More
                  = help: let the receiver answer somewhere in between

                1 error
                """, report("""
                state Start: { More? -> Start; Stop! -> End; }
                state End: { More? -> End; Stop! -> Start; }
                """, "More", "Stop"));
    }

    /** Where the sides take turns, too; only the states of the cycle are named. */
    @Test
    void aSenderThatNeedNotWaitRunsAhead() {
        assertEquals("""
                error[HIL0610]: contract `C`: the queue can grow without bound through states Lines, More
                 --> C.java
                note: the shortest way there
                    importer        exporter
                        |               |
                        |---- Login --->|
                        |<-- Welcome ---|
                        | - - - - - - - |      from here on again and again
                        |-- Line -->    |
                        |-- Text -->    |
                    under way from importer to exporter: Line, Text
                  = help: let the receiver answer somewhere in the cycle

                1 error
                """, report("""
                state Start: { Quit? -> End; Login? -> Welcome! -> Lines; }
                state Lines: { Line? -> More; Bye? -> End; }
                state More: Text? -> Lines;
                state End: ;
                """, "Quit Login Line Bye Text", "Welcome"));
    }

    @Test
    void aCycleThatCannotBeReachedHasNoWay() {
        var text = report("""
                state Start: Ask? -> End;
                state Lost: Ask? -> Lost;
                state End: ;
                """, "Ask", "None");
        assertTrue(text.contains("error[HIL0610]") && !text.contains("the shortest way there"), text);
    }
}
