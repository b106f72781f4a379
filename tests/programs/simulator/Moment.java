package simulator;

/** A time, and a number that orders what happens at the same time. */
record Moment(double time, long number) implements Comparable<Moment> {

    @Override
    public int compareTo(Moment other) {
        int byTime = Double.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
