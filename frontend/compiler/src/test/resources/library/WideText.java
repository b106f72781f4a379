import dev.heliac.lang.Process;

/** Strings and builders that are Latin-1, become wide, and are narrow again. */
@Process(name = "main")
final class WideText {
    static final int STEPS = 5;

    static String run(int step) {
        String text = new String[] {"abc", "zażółć", "日本語", "mixed ÿ and Ā", "\uffff"}[step];
        StringBuilder b = new StringBuilder();
        b.append(text).append(step * 1234567L).append('Ā').append(-7).append(1.5f).append(2.25).append(true).append((Object) null);
        b.insert(2, "<>").reverse().setCharAt(0, 'x');
        b.deleteCharAt(1).replace(0, 2, "Wide").repeat('*', 3).repeat(0x1f600, 2).appendCodePoint(0x1f601);
        String whole = b.toString();
        return whole + " " + whole.length() + " " + whole.hashCode() + " " + whole.indexOf('Ā') + " "
                + whole.codePointCount(0, whole.length())
                + " " + text.compareTo("abd") + " " + text.equals("日本" + "語") + " " + text.contains("ż") + " "
                + text.toUpperCase().toLowerCase()
                + " " + text.substring(text.length() / 2) + " " + text.replace('a', 'Ω') + " " + text.chars().sum() + " "
                + "ab".compareTo(text);
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
