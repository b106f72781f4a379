package poll;

import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.EndpointMap;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.One;
import java.util.Map;
import java.util.TreeMap;

/** Counts the votes of all voters, who come in any order and take turns. */
@Process(name = "officer")
final class Officer {

    /** What is known of a voter while it is here. */
    private static final class Ballot {
        private boolean used;
    }

    private final Map<String, Integer> votes = new TreeMap<>();
    private int voters;
    private int refused;
    private int left;

    private Officer() {}

    static void main(@Provides("/poll") Listener<Poll.Exp> door) {
        var officer = new Officer();
        officer.count(admit(door));
        System.out.println(officer.voters + " voters: " + officer.votes + ", " + officer.refused + " refused, " + officer.left
                + " left without a word");
    }

    private static EndpointMap<Poll.Exp, Poll.In, Ballot> admit(@Claims Listener<Poll.Exp> door) {
        EndpointMap<Poll.Exp, Poll.In, Ballot> present = EndpointMap.of(Poll.Exp.class);
        try {
            while (true) {
                present.add(door.accept(), new Ballot());
            }
        } catch (ChannelClosed nobodyElse) {
            return present;
        }
    }

    private void count(EndpointMap<Poll.Exp, Poll.In, Ballot> present) {
        voters = present.size();
        while (present.size() > 0) {
            switch (Select.receive(present)) {
                case One(EndpointMap.From(Poll.Exp voter, Poll.Vote(String drink), Ballot ballot)) -> {
                    if (ballot.used) {
                        refused++;
                        voter.send(new Poll.Refused());
                    } else {
                        ballot.used = true;
                        voter.send(new Poll.Counted(votes.merge(drink, 1, Integer::sum)));
                    }
                    present.add(voter, ballot);
                }
                case One(EndpointMap.From(Poll.Exp voter, Poll.Bring(Poll.Exp other), Ballot ballot)) -> {
                    voters++;
                    present.add(other, new Ballot());
                    voter.send(new Poll.Welcome());
                    present.add(voter, ballot);
                }
                case One(EndpointMap.From(Poll.Exp _, Poll.Bye _, Ballot _)) -> {}
                case One(EndpointMap.Gone(Ballot _)) -> left++;
            }
        }
    }
}
