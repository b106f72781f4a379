package org.example.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heliac.junit.Application;
import dev.heliac.junit.HeliacTest;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Uses;

class EchoTest {

    @HeliacTest(Server.class)
    void answersWithTheNumber(@Uses("/echo") Echo.Imp server) {
        server.send(new Echo.Ask(7));
        assertEquals(new Echo.Answer(7), server.receive(Echo.Answer.class));
        server.send(new Echo.Bye());
        assertThrows(ChannelClosed.class, server::receive);
    }

    @HeliacTest(value = {Client.class, Server.class}, arguments = {"7", "14"})
    void printsTheAnswers(Application application) {
        assertEquals(0, application.status());
        assertEquals("asked 7, answered 7\nasked 14, answered 14\n", application.console());
    }
}
