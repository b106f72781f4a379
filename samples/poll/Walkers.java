package poll;

import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Votes twice, which is once too often. */
@Process(name = "eager")
final class Eager {

    private Eager() {}

    static void main(@Uses("/poll") Poll.Imp poll) {
        for (int i = 0; i < 2; i++) {
            poll.send(new Poll.Vote("water"));
            switch (poll.receive()) {
                case Poll.Counted _ -> {}
                case Poll.Refused _ -> {}
                default -> throw new IllegalStateException();
            }
        }
        poll.send(new Poll.Bye());
    }
}

/** Comes in, and leaves without a word. */
@Process(name = "shy")
final class Shy {

    private Shy() {}

    static void main(@Uses("/poll") Poll.Imp poll) {
        poll.close();
    }
}
