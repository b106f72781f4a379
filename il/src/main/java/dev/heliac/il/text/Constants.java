package dev.heliac.il.text;

import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.text.Token.Kind;
import java.util.regex.Pattern;

/** Reads the immediates of constants. */
final class Constants {

    private static final int MAX_DIGITS = 1100;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]++(\\.[0-9]++)?(E-?[0-9]++)?");

    private Constants() {}

    static Constant read(Op op, Tokens in) throws SyntaxException {
        return switch (op.results().getFirst()) {
            case I32 -> new Constant.I32(in.integer());
            case I64 -> new Constant.I64(in.longInteger());
            case F32 -> new Constant.F32(
                    in.acceptWord("bits")
                            ? (int) bits(in, 8)
                            : Float.floatToRawIntBits(Float.parseFloat(decimal(in))));
            case F64 -> new Constant.F64(
                    in.acceptWord("bits")
                            ? bits(in, 16)
                            : Double.doubleToRawLongBits(Double.parseDouble(decimal(in))));
            case STRING -> new Constant.Text(in.take(Kind.STRING).text());
            case REF, CLASS, REF_OBJECT, REF_T, ARRAY, ARRAY_T, VALUE_T, VECTOR_T, VECTOR, USE_VECTOR_T, USE_BYTES, SET_T, USE_SET_T, SET,
                    TAKE_VECTOR, ANY,
                    TAKE_ANY,
                    TAKE_END, TAKE_ENDPOINT, CELL, TAKE_T, OWNED_T, OWNER, FIELD, FIELDS, NEXT, IMP, EXP, ARGUMENTS, EXTENTS,
                    TILE_T, GIVEN, COMBINING, RESULTS ->
                    throw new IllegalStateException(op + " is no constant");
        };
    }

    private static long bits(Tokens in, int digits) throws SyntaxException {
        var text = in.peek().text();
        boolean hex = text.length() > 2
                && text.length() <= digits + 2
                && text.startsWith("0x")
                && text.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0);
        if (!hex) {
            throw in.expected("0x and up to " + digits + " hexadecimal digits");
        }
        in.take(Kind.WORD);
        return Long.parseUnsignedLong(text.substring(2), 16);
    }

    /** A decimal number as Java prints them; Java's own reader takes more, such as suffixes and names. */
    private static String decimal(Tokens in) throws SyntaxException {
        var text = in.peek().text();
        if (in.peek().kind() != Kind.WORD || text.length() > MAX_DIGITS || !DECIMAL.matcher(text).matches()) {
            throw in.expected("a decimal number, or bits and a hexadecimal one");
        }
        return in.next().text();
    }
}
