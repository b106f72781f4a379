package dev.heliac.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.lang.Channel;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** As users write them. */
class HeliacTestTest {

    @HeliacTest(Programs.Server.class)
    void playsTheClient(@Uses("/echo") Echo.Imp server, Application application) {
        server.send(new Echo.Ask(7));
        assertEquals(new Echo.Answer(701), server.receive(Echo.Answer.class));
        server.send(new Echo.Bye());
        assertThrows(ChannelClosed.class, server::receive);
        assertEquals(0, application.status());
    }

    /** The same answer: a process begins with statics of its own. */
    @HeliacTest(Programs.Server.class)
    void startsAfresh(@Uses("/echo") Echo.Imp server) {
        server.send(new Echo.Ask(7));
        assertEquals(new Echo.Answer(701), server.receive());
        server.send(new Echo.Bye());
    }

    @HeliacTest(value = Programs.Client.class, arguments = {"3", "4"})
    void playsTheServer(@Provides("/echo") Echo.Exp client, TestInfo info, Application application) {
        for (int i = 1; i <= 2; i++) {
            client.receive(Echo.Ask.class);
            client.send(new Echo.Answer(i));
        }
        assertEquals(new Echo.Bye(), client.receive());
        application.join();
        assertEquals("3 → 1\n4 → 2\n", application.console());
        assertFalse(info.getDisplayName().isEmpty());
    }

    @HeliacTest(value = Programs.Client.class, arguments = "3")
    void playsTheConsole(@Provides("/echo") Echo.Exp client, @Provides("/console") Console.Exp console, Application application) {
        client.receive();
        client.send(new Echo.Answer(1));
        assertEquals(new Console.Write("3 → 1\n"), console.receive());
        console.send(new Console.Written());
        assertEquals(new Console.Bye(), console.receive());
        assertEquals("", application.console());
    }

    @HeliacTest(value = {Programs.Client.class, Programs.Server.class}, arguments = "3")
    void recordsWhatIsSent(Application application) {
        application.awaitConsole("3 →");
        application.join();
        assertEquals(
                List.of(
                        new Sent("/echo", "client", "server", new Echo.Ask(3)),
                        new Sent("/echo", "server", "client", new Echo.Answer(301)),
                        new Sent("/echo", "client", "server", new Echo.Bye())),
                application.trace().stream().filter(s -> s.channel().equals("/echo")).toList());
    }

    @HeliacTest(value = {Programs.Client.class, Programs.Many.class}, arguments = "3")
    void isOneOfSeveralClients(@Uses("/echo") Echo.Imp server, Application application) {
        server.send(new Echo.Bye());
        application.join();
        assertEquals("3 → 301\nno more clients\n", application.console());
    }

    @HeliacTest(Programs.Failing.class)
    void seesAFailure(@Uses("/echo") Echo.Imp server, Application application) {
        server.send(new Echo.Ask(1));
        assertThrows(ChannelClosed.class, server::receive);
        assertEquals(1, application.status());
        assertEquals("on purpose", application.failure("failing").orElseThrow().getMessage());
    }

    @HeliacTest(Programs.Clerk.class)
    void getsAnEnd(@Uses("/desk") Desk.Imp desk) {
        desk.send(new Desk.Give(ExBytes.copyOf(new byte[] {9})));
        var given = desk.receive(Desk.Given.class).end();
        given.send(new Echo.Ask(1));
        assertEquals(new Echo.Answer(9), given.receive());
        given.send(new Echo.Bye());
    }

    @HeliacTest(value = Programs.Copier.class, arguments = "src/test/resources/four.txt")
    void readsFiles(Application application) {
        assertEquals(0, application.status());
        assertEquals("SizeIs[bytes=4]\nour", application.console());
    }

    @HeliacTest(value = Programs.Copier.class, arguments = "no/such/file")
    void isToldThatThereIsNoFile(Application application) {
        application.awaitConsole("errno 2\n");
    }

    @HeliacTest(Programs.Stranger.class)
    void tellsEndsByTheirContracts(Application application) {
        assertEquals(ClassCastException.class, application.failure("stranger").orElseThrow().getClass());
        assertEquals("Answer[n=1]\n", application.console());
    }

    @HeliacTest(value = Programs.Hello.class, arguments = {"you", "two"})
    void runsAnOrdinaryProgram(Application application) {
        assertEquals(0, application.status());
        assertEquals("hello you two\n", application.console());
    }

    @HeliacTest(Choosing.Both.class)
    void waitsForBoth(@Uses("/left") Echo.Imp left, @Uses("/right") Echo.Imp right, Application application) {
        right.send(new Echo.Ask(2));
        left.send(new Echo.Ask(7));
        assertEquals(new Echo.Answer(5), right.receive());
        assertEquals(new Echo.Answer(9), left.receive());
        // What the left one asks stays where it is.
        left.send(new Echo.Ask(1));
        right.send(new Echo.Bye());
        assertThrows(ChannelClosed.class, left::receive);
        application.join();
        assertEquals("right\n", application.console());
    }

    @HeliacTest(Choosing.Busy.class)
    void waitsForClientsAndTheTime(@Uses("/echo") Echo.Imp first, @Uses("/echo") Echo.Imp second, Application application) {
        first.send(new Echo.Ask(1));
        assertEquals(new Echo.Answer(1), first.receive());
        first.close();
        assertThrows(ChannelClosed.class, second::receive);
        application.join();
        assertEquals("gone\nlate\n", application.console());
    }

    @HeliacTest(Choosing.Many.class)
    void isOneOfAMapOfClients(@Uses("/echo") Echo.Imp first, @Uses("/echo") Echo.Imp second, Application application) {
        second.send(new Echo.Ask(10));
        assertEquals(new Echo.Answer(10), second.receive());
        first.send(new Echo.Ask(20));
        assertEquals(new Echo.Answer(20), first.receive());
        second.send(new Echo.Ask(10));
        assertEquals(new Echo.Answer(11), second.receive());
        first.close();
        application.awaitConsole("gone 1\n");
        second.send(new Echo.Bye());
        application.join();
        assertEquals("gone 1\nbye 2\n", application.console());
    }

    @HeliacTest(Choosing.Careless.class)
    void seesWhatAnExceptionLeavesBehindClosed(@Uses("/echo") Echo.Imp client, @Uses("/left") Echo.Imp other, Application application) {
        client.send(new Echo.Ask(0));
        assertThrows(ChannelClosed.class, client::receive);
        other.send(new Echo.Bye());
        application.join();
        assertEquals("on\n", application.console());
    }

    @HeliacTest(value = Choosing.Leaver.class, arguments = "exit")
    void letsNothingRunAfterExit(Application application) {
        assertEquals(0, application.status());
        assertEquals("", application.console());
    }

    @HeliacTest(value = Choosing.Leaver.class, arguments = "halt")
    void letsNothingRunAfterHalt(Application application) {
        assertEquals(0, application.status());
        assertEquals("", application.console());
    }

    @HeliacTest(value = Choosing.Leaver.class, arguments = "trace")
    void hasTracesOnTheConsole(Application application) {
        application.join();
        assertTrue(application.console().startsWith("java.lang.IllegalStateException: trace\n\tat "), application::console);
        assertTrue(application.console().endsWith("\nfinally\n"), application::console);
    }

    @HeliacTest(value = Programs.Nosy.class, arguments = "names")
    void letsAProcessUseMembersOfItsPackagesContracts(Application application) {
        assertEquals(0, application.status());
        assertEquals("[front, back]\n", application.console());
    }

    @HeliacTest(value = Programs.Nosy.class, arguments = "class")
    void tellsWhatHasToBePublic(Application application) {
        var message = application.failure("nosy").orElseThrow().getMessage();
        assertTrue(message.endsWith("; what a process uses of a contract has to be public in a @HeliacTest"), message);
    }

    /** Elsewhere the language's own channels stay what they were. */
    @Test
    void changesNothingOutside() {
        assertTrue(assertThrows(UnsupportedOperationException.class, () -> Channel.create(Echo.Imp.class, Echo.Exp.class))
                .getMessage()
                .startsWith("channels exist in processes only, a test gets its ends as parameters"));
    }
}
