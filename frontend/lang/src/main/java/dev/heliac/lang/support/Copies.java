package dev.heliac.lang.support;

/** Copies between arrays whose types only the arrays know. */
public final class Copies {

    private Copies() {}

    public static void copy(Object source, int from, Object target, int to, int count) {
        if (source instanceof Object[] a && target instanceof Object[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof byte[] a && target instanceof byte[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof char[] a && target instanceof char[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof int[] a && target instanceof int[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof long[] a && target instanceof long[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof double[] a && target instanceof double[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof float[] a && target instanceof float[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof short[] a && target instanceof short[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source instanceof boolean[] a && target instanceof boolean[] b) {
            System.arraycopy(a, from, b, to, count);
        } else if (source == null || target == null) {
            throw new NullPointerException();
        } else {
            throw new ArrayStoreException("arraycopy: arrays of different types");
        }
    }
}
