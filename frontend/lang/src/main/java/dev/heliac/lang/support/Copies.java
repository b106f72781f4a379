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
            throw failure(source, from, target, to, count);
        }
    }

    /**
     * Why nothing, or not all, is copied between what is not null: HotSpot's words and its order of reasons. Every process has this,
     * so that it is written with little of the library.
     */
    static RuntimeException failure(Object source, int from, Object target, int to, int count) {
        String reason;
        int kind = kind(source);
        int into = kind(target);
        if (kind == 0) {
            reason = Strings.concat("source type ", source.getClass().getName(), " is not an array");
        } else if (into == 0) {
            reason = Strings.concat("destination type ", target.getClass().getName(), " is not an array");
        } else if (kind != into) {
            reason = mismatch(kindName(kind), kindName(into));
        } else {
            String bounds = outside(source, from, target, to, count);
            if (bounds != null) {
                return new ArrayIndexOutOfBoundsException(Strings.concat("arraycopy: ", bounds));
            }
            reason = Intrinsics.isInstance(source.getClass(), target)
                    ? Strings.concat("element type mismatch: can not cast one of the elements of ", elementName(source),
                            "[] to the type of the destination array, ", elementName(target))
                    : mismatch(elementName(source), elementName(target));
        }
        return new ArrayStoreException(Strings.concat("arraycopy: ", reason));
    }

    private static String mismatch(String source, String target) {
        return Strings.concat("type mismatch: can not copy ", source, "[] into ", Strings.concat(target, "[]"));
    }

    private static String outside(Object source, int from, Object target, int to, int count) {
        if (from < 0) {
            return bounds("source index ", from, source);
        }
        if (to < 0) {
            return bounds("destination index ", to, target);
        }
        if (count < 0) {
            return Strings.concat("length ", String.valueOf(count), " is negative");
        }
        if (from + count < 0 || from + count > length(source)) {
            return bounds("last source index ", from + count, source);
        }
        return to + count < 0 || to + count > length(target) ? bounds("last destination index ", to + count, target) : null;
    }

    private static String bounds(String what, int index, Object array) {
        // what lies behind a last index is without a sign, a first one that is negative is not
        String number = index < 0 && what.charAt(0) == 'l' ? unsigned(index) : String.valueOf(index);
        String length = Strings.concat("[", String.valueOf(length(array)), "]");
        return Strings.concat(what, number, " out of bounds for ", Strings.concat(kindName(kind(array)), length));
    }

    private static String unsigned(int number) {
        int tens = (number >>> 1) / 5;
        return Strings.concat(String.valueOf(tens), String.valueOf(number - 10 * tens));
    }

    /** What stands behind the bracket in an array class's name; 0 for what is no array. */
    private static int kind(Object object) {
        String name = object.getClass().getName();
        byte[] value = Intrinsics.value(name);
        if (value[0] != '[') {
            return 0;
        }
        byte kind = value[1 << Intrinsics.coder(name)];
        return kind == '[' ? 'L' : kind;
    }

    private static String kindName(int kind) {
        return switch (kind) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> "object array";
        };
    }

    private static String elementName(Object array) {
        String name = array.getClass().getName();
        byte[] value = Intrinsics.value(name);
        byte coder = Intrinsics.coder(name);
        // the names of classes stand between L and a semicolon
        int around = value[1 << coder] == 'L' ? 1 : 0;
        byte[] element = new byte[value.length - (1 + 2 * around << coder)];
        System.arraycopy(value, 1 + around << coder, element, 0, element.length);
        return Intrinsics.newString(element, coder);
    }

    private static int length(Object array) {
        if (array instanceof Object[] a) {
            return a.length;
        }
        if (array instanceof byte[] a) {
            return a.length;
        }
        if (array instanceof char[] a) {
            return a.length;
        }
        if (array instanceof int[] a) {
            return a.length;
        }
        if (array instanceof long[] a) {
            return a.length;
        }
        if (array instanceof double[] a) {
            return a.length;
        }
        if (array instanceof float[] a) {
            return a.length;
        }
        if (array instanceof short[] a) {
            return a.length;
        }
        return ((boolean[]) array).length;
    }
}
