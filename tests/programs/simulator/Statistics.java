package simulator;

/** Mean and deviation as values come (Welford 1962), and how many fell where. */
final class Statistics {

    private final int[] counts = new int[12];
    private long count;
    private double mean;
    private double squares;
    private double most = Double.NEGATIVE_INFINITY;

    void add(double value) {
        count++;
        double difference = value - mean;
        mean += difference / count;
        squares += difference * (value - mean);
        most = Math.max(most, value);
        int bin = 0;
        for (double limit = 0.25; bin < counts.length - 1 && value > limit; limit *= 2) {
            bin++;
        }
        counts[bin]++;
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    private double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }

    /** A bar for each bin, in proportion to the largest. */
    String histogram() {
        int largest = 1;
        for (int n : counts) {
            largest = Math.max(largest, n);
        }
        StringBuilder text = new StringBuilder();
        for (int n : counts) {
            text.append(" .:-=+*#%@".charAt((int) (9L * n / largest)));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        if (count == 0) {
            return "none";
        }
        return count + " times, " + rounded(mean) + " ± " + rounded(deviation()) + ", most " + rounded(most) + " [" + histogram() + "]";
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
