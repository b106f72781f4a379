package poll;

import dev.heliac.lang.Channel;
import dev.heliac.lang.Claims;
import dev.heliac.lang.EndpointSet;
import dev.heliac.lang.Process;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.One;
import dev.heliac.lang.State;
import dev.heliac.lang.Uses;

/** Brings a hundred voters, who all vote before any of them waits for an answer. */
@Process(name = "bus")
final class Bus {

    private static final int SEATS = 100;

    private Bus() {}

    static void main(@Uses("/poll") Poll.Imp driver) {
        var waiting = EndpointSet.of(Poll.Imp.class, "Voted");
        for (int i = 0; i < SEATS; i++) {
            var seat = Channel.create(Poll.Imp.class, Poll.Exp.class);
            driver.send(new Poll.Bring(seat.exp()));
            driver.receive(Poll.Welcome.class);
            Poll.Imp voter = seat.imp();
            voter.send(new Poll.Vote(i % 3 == 0 ? "coffee" : "tea"));
            waiting.add(voter);
        }
        int counted = counted(waiting);
        driver.send(new Poll.Bye());
        if (counted < SEATS) {
            throw new IllegalStateException(SEATS - counted + " were refused");
        }
    }

    private static int counted(@Claims @State("Voted") EndpointSet<Poll.Imp, Poll.Out> waiting) {
        int counted = 0;
        while (waiting.size() > 0) {
            switch (Select.receive(waiting)) {
                case One(EndpointSet.From(Poll.Imp voter, Poll.Counted _)) -> {
                    counted++;
                    voter.send(new Poll.Bye());
                }
                case One(EndpointSet.From(Poll.Imp voter, Poll.Refused _)) -> voter.send(new Poll.Bye());
                default -> throw new IllegalStateException();
            }
        }
        return counted;
    }
}
