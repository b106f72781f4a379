package dev.heliac.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What tests that are wrong, or whose processes are, are told. */
class FailingTestsTest {

    /** Not run by themselves: surefire takes no nested classes. */
    static class Wrong {

        @HeliacTest(Programs.Server.class)
        void sendsOutOfTurn(@Uses("/echo") Echo.Imp server) {
            server.send(new Echo.Ask(1));
            server.send(new Echo.Ask(2));
        }

        @HeliacTest(Programs.Server.class)
        void waitsForNothing(@Uses("/echo") Echo.Imp server) {
            server.receive();
        }

        @HeliacTest(Programs.Waiting.class)
        void deadlocks(@Provides("/echo") Echo.Exp first, @Provides("/other") Echo.Exp second) {
            first.receive();
            first.send(new Echo.Answer(1));
            second.receive();
        }

        @HeliacTest(value = Programs.Endless.class, seconds = 1)
        void waitsTooLong(@Uses("/echo") Echo.Imp server) {
            server.send(new Echo.Ask(1));
            server.receive();
        }

        @HeliacTest(Programs.Failing.class)
        void hasAProcessThatFails(@Uses("/echo") Echo.Imp server) {
            server.send(new Echo.Ask(1));
        }

        @HeliacTest(Programs.Impatient.class)
        void hasAProcessThatBreaksItsContract(@Provides("/echo") Echo.Exp client) {
            client.receive();
        }

        @HeliacTest(Programs.Client.class)
        void leavesANameWithoutAProvider() {}

        @HeliacTest(Programs.Server.class)
        void providesANameTwice(@Provides("/echo") Echo.Exp client) {}

        @HeliacTest(Programs.Server.class)
        void bindsTheWrongEnd(@Uses("/echo") Echo.Exp client) {}

        @HeliacTest(Programs.Server.class)
        void usesAnotherContract(@Uses("/echo") Desk.Imp client) {}

        @HeliacTest(Programs.Many.class)
        void usesAnotherContractOfAListener(@Uses("/echo") Desk.Imp client) {}

        @HeliacTest(Choosing.Both.class)
        void leavesASelectWaiting(@Uses("/left") Echo.Imp left, @Uses("/right") Echo.Imp right) {
            left.send(new Echo.Ask(1));
            left.receive();
        }

        @HeliacTest(Choosing.Picky.class)
        void hasASelectWithACondition(@Uses("/left") Echo.Imp left, @Uses("/right") Echo.Imp right) {
            left.send(new Echo.Ask(1));
        }

        @HeliacTest(Choosing.Mixer.class)
        void hasASetOfAnotherState(@Uses("/left") Echo.Imp left) {
            left.send(new Echo.Ask(1));
        }

        @HeliacTest(Choosing.Many.class)
        void leavesAMapWaiting(@Uses("/echo") Echo.Imp first, @Uses("/echo") Echo.Imp second) {
            first.receive();
        }

        @HeliacTest(Choosing.Keeper.class)
        void hasASelectWithoutASwitch(@Uses("/left") Echo.Imp left, @Uses("/right") Echo.Imp right) {
            left.send(new Echo.Ask(1));
        }

        @HeliacTest(Programs.Clerk.class)
        void usesWhatItHasGivenAway(@Uses("/desk") Desk.Imp desk, @Provides("/echo") Echo.Exp end) {
            desk.send(new Desk.Take(end));
            end.receive();
        }

        @HeliacTest(Programs.Server.class)
        void expectsAnotherMessage(@Uses("/echo") Echo.Imp server, Application application) {
            server.send(new Echo.Ask(1));
            assertEquals(new Echo.Answer(2), server.receive(Echo.Answer.class));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sendsOutOfTurn | in state `Asked` of /echo the importer may send nothing, not `Ask`
            waitsForNothing | deadlock: the test waits for nothing on /echo, in state `Start`; process `server` waits for `Ask` or
            deadlocks | process `waiting` waits for nothing on /other, in state `Start`
            waitsTooLong | nothing within 1 s: the test waits for `Answer` on /echo, in state `Asked`; process `endless` runs, at dev.heliac
            hasAProcessThatFails | process `failing` was ended by java.lang.IllegalStateException: on purpose
            hasAProcessThatBreaksItsContract | process `impatient` was ended by java.lang.IllegalStateException: in state `Asked` of /echo
            leavesANameWithoutAProvider | process `client` uses `/echo`, which nothing provides to it: add a process to @HeliacTest, or
            providesANameTwice | `/echo` has two providers
            bindsTheWrongEnd | parameter 1 of dev.heliac.junit.FailingTestsTest$Wrong.bindsTheWrongEnd has to be a C.Imp with @Uses
            usesAnotherContract | `/echo` is a dev.heliac.junit.Echo$Exp to its provider and a dev.heliac.junit.Desk$Imp to the test
            usesAnotherContractOfAListener | `/echo` is a dev.heliac.junit.Echo$Exp to its provider and a dev.heliac.junit.Desk$Imp to
            leavesASelectWaiting | process `both` waits for `Ask` or `Bye` on /left, in state `Start` and for `Ask` or `Bye` on /right
            hasASelectWithACondition | HIL1123: whether a case of the Select goes on depends on more than what comes from which source
            hasASetOfAnotherState | exporter's end of /left is not in state `Start`, as the members of a set of Echo in state `Start` are
            leavesAMapWaiting | process `many` waits for one of 2 members of a map of Echo in state `Start`
            hasASelectWithoutASwitch | HIL1121: what Select.receive gives is not switched over; write `switch (Select.receive(…))`
            usesWhatItHasGivenAway | the test uses the exporter's end of /echo, which it has given away
            expectsAnotherMessage | expected: <Answer[n=2]> but was: <Answer[n=101]>
            """)
    void tellsWhy(String method, String message) {
        var result = run(method);
        assertEquals(TestExecutionResult.Status.FAILED, result.getStatus());
        var said = result.getThrowable().orElseThrow().toString();
        assertTrue(said.contains(message), said);
    }

    private static TestExecutionResult run(String method) {
        var result = new AtomicReference<TestExecutionResult>();
        var selected = Arrays.stream(Wrong.class.getDeclaredMethods()).filter(m -> m.getName().equals(method)).findFirst();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(Wrong.class, selected.orElseThrow()))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier identifier, TestExecutionResult finished) {
                if (identifier.isTest()) {
                    result.set(finished);
                }
            }
        });
        return result.get();
    }
}
