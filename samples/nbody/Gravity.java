package nbody;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExDoubles;

/** Moves bodies that attract each other. The unit of mass is such that the constant of gravity is 1. */
@Contract("""
        state Start: { Place? -> Ready; Bye? -> End; }
        state Ready: { Move? -> Moving; Measure? -> Measuring; Bye? -> End; }
        state Moving: Moved! -> Ready;
        state Measuring: Energy! -> Ready;
        state End: ;
        """)
public interface Gravity {
    sealed interface In {}

    sealed interface Out {}

    /** Bodies as they are at first: of each its mass, the three coordinates of its place, and those of its velocity. */
    record Place(ExDoubles masses, ExDoubles places, ExDoubles velocities) implements In {}

    /** Lets time go on, so many steps of so much time. */
    record Move(int steps, double time) implements In {}

    record Measure() implements In {}

    record Bye() implements In {}

    record Moved() implements Out {}

    record Energy(double kinetic, double potential) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
