package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromelaTest {

    private static final List<Message> MESSAGES =
            List.of(new Message("Ask", Direction.IN, List.of()), new Message("Answer", Direction.OUT, List.of()));

    @Test
    void aContractIsTwoProcessesAndTwoChannels() {
        var contract = new Contract("demo.Echo", MESSAGES, List.of(
                new State("Start", List.of(new Transition(true, "Ask", "Asked"))),
                new State("Asked", List.of(new Transition(false, "Answer", "End"))),
                new State("Lost", List.of(new Transition(true, "Ask", "End"))),
                new State("End", List.of())), "Start");
        assertEquals("""
                /* Written by heliac. To check it: spin -a FILE && cc -O2 -o pan pan.c && ./pan
                   contract demo.Echo
                */

                /* the bounds of its queues: a send never finds one full */
                #define TO_EXPORTER 1
                #define TO_IMPORTER 1

                mtype = { m0_Ask, m1_Answer };
                chan to_exporter = [TO_EXPORTER] of { mtype };
                chan to_importer = [TO_IMPORTER] of { mtype };
                byte ended = 0;

                active proctype importer()
                {
                s0_Start:
                    if
                    :: atomic { assert(nfull(to_exporter)); to_exporter!m0_Ask } goto s1_Asked
                    fi;
                s1_Asked:
                    if
                    :: to_importer?m1_Answer -> goto end2_End
                    :: len(to_importer) > 0 && !(to_importer?[m1_Answer]) -> goto unspecified
                    fi;
                end2_End:
                    atomic { ended++; assert(ended < 2 || (len(to_exporter) == 0 && len(to_importer) == 0)); goto over }
                unspecified: /* the message that comes is none that the state admits */
                    assert(false);
                over:
                    skip
                }

                active proctype exporter()
                {
                s0_Start:
                    if
                    :: to_exporter?m0_Ask -> goto s1_Asked
                    :: len(to_exporter) > 0 && !(to_exporter?[m0_Ask]) -> goto unspecified
                    fi;
                s1_Asked:
                    if
                    :: atomic { assert(nfull(to_importer)); to_importer!m1_Answer } goto end2_End
                    fi;
                end2_End:
                    atomic { ended++; assert(ended < 2 || (len(to_exporter) == 0 && len(to_importer) == 0)); goto over }
                unspecified: /* the message that comes is none that the state admits */
                    assert(false);
                over:
                    skip
                }
                """, Promela.of(List.of(contract)));
    }

    @Test
    void withoutABoundASendThatFindsTheQueueFullIsReported() {
        var contract = new Contract("Line", MESSAGES, List.of(new State("S", List.of(new Transition(true, "Ask", "S")))), "S");
        var model = Promela.of(List.of(contract));
        assertTrue(model.contains("#define TO_EXPORTER " + Promela.UNKNOWN + "\n"), model);
    }

    @Test
    void whatNamesWhatIsNotThereHasNoModel() {
        var contract = new Contract("Bad", MESSAGES, List.of(new State("S", List.of(new Transition(true, "Ask", "Nowhere")))), "S");
        assertFalse(Promela.of(List.of(contract)).contains("proctype"));
    }

    /** An mtype holds 255 names. */
    @Test
    void manyMessagesAreNumbers() {
        var messages = IntStream.range(0, 300).mapToObj(i -> new Message("M" + i, Direction.IN, List.of())).toList();
        var transitions = messages.stream().map(m -> new Transition(true, m.name(), "End")).toList();
        var states = List.of(new State("S", transitions), new State("End", List.of()));
        var model = Promela.of(List.of(new Contract("Many", messages, states, "S")));
        assertTrue(model.contains("#define m299_M299 300\n") && model.contains("of { short }") && !model.contains("mtype"), model);
    }
}
