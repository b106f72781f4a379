import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;
import dev.heliac.lang.Uses;

/** Contracts within classes: two of the same simple name, one that extends another, and ends of one in messages of another. */
final class Bank {

    static final class Accounts {

        @Contract("state Start: Open? -> Opening; state Opening: { Ready! -> Usable; Refused! -> End; } "
                + "state Usable: { Pay? -> Usable2; Close? -> End; } state Usable2: Paid! -> Usable; state End: ;")
        interface Account {
            interface In {}

            interface Out {}

            record Open(String owner) implements In {}

            record Pay(ExBytes note, int amount) implements In {}

            record Close() implements In {}

            record Ready() implements Out {}

            record Refused() implements Out {}

            record Paid(long rest) implements Out {}

            interface Exp extends Endpoint<In, Out> {}

            interface Imp extends Endpoint<Out, In> {}
        }

        @Contract("override state Opening: Limit! -> Limited; state Limited: Ready! -> Usable;")
        interface Limited extends Account {
            record Limit(int most) implements Out {}

            interface Exp extends Account.Exp {}

            interface Imp extends Endpoint<Out, In> {}
        }
    }

    interface Desk {

        @Contract("state Start: Give! -> End; state End: ;")
        interface Account {
            interface In {}

            interface Out {}

            record Give(@State("Start") Accounts.Limited.Imp account, @State("Usable") Accounts.Account.Imp open) implements Out {}

            interface Exp extends Endpoint<In, Out> {}

            interface Imp extends Endpoint<Out, In> {}
        }
    }

    @Process(name = "bank")
    static final class Server {
        static void main(@Provides("/bank") Desk.Account.Exp client) {
            var first = Channel.create(Accounts.Limited.Imp.class, Accounts.Limited.Exp.class);
            var second = Channel.create(Accounts.Account.Imp.class, Accounts.Account.Exp.class, "Usable");
            client.send(new Desk.Account.Give(first.imp(), second.imp()));
            Accounts.Limited.Exp limited = first.exp();
            String owner = limited.receive(Accounts.Account.Open.class).owner();
            limited.send(new Accounts.Limited.Limit(owner.length()));
            limited.send(new Accounts.Account.Ready());
            switch (limited.receive()) {
                case Accounts.Account.Close close -> {}
                default -> limited.close();
            }
            Accounts.Account.Exp open = second.exp();
            long rest = 100;
            while (true) {
                switch (open.receive()) {
                    case Accounts.Account.Pay pay -> {
                        rest -= pay.amount() + pay.note().length();
                        open.send(new Accounts.Account.Paid(rest));
                    }
                    default -> {
                        return;
                    }
                }
            }
        }
    }

    @Process(name = "client")
    static final class Client {
        static void main(@Uses("/bank") Desk.Account.Imp desk) {
            var given = desk.receive(Desk.Account.Give.class);
            Accounts.Limited.Imp limited = given.account();
            Accounts.Account.Imp open = given.open();
            limited.send(new Accounts.Account.Open("ada"));
            switch (limited.receive()) {
                case Accounts.Limited.Limit limit -> {
                    System.out.println("limit " + limit.most());
                    limited.receive(Accounts.Account.Ready.class);
                    limited.send(new Accounts.Account.Close());
                }
                case Accounts.Account.Ready ready -> limited.send(new Accounts.Account.Close());
                default -> System.out.println("refused");
            }
            open.send(new Accounts.Account.Pay(new ExBytes(2), 30));
            System.out.println("rest " + open.receive(Accounts.Account.Paid.class).rest());
            open.send(new Accounts.Account.Close());
        }
    }
}
