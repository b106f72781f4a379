package dev.heliac.il.sg;

import dev.heliac.il.sg.SgDeclaration.Message;
import dev.heliac.il.sg.SgDeclaration.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Carries {@code requires} over to Java, where each part of it means the same there. */
final class SgCondition {

    private static final Set<String> BETWEEN = Set.of("<", ">", "<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%");
    private static final Set<String> BEFORE = Set.of("!", "-", "(");
    private static final Set<String> WORDS = Set.of("true", "false");

    private final Message message;
    private final Map<String, String> components;
    private final Function<String, Optional<Long>> constants;

    /**
     * @param components the record's, by the parameters they stand for
     * @param constants by their names with dots
     */
    SgCondition(Message message, Map<String, String> components, Function<String, Optional<Long>> constants) {
        this.message = message;
        this.components = components;
        this.constants = constants;
    }

    Optional<String> java(List<String> words) {
        var java = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            boolean length = i + 2 < words.size() && words.get(i + 1).equals(".") && words.get(i + 2).equals("Length");
            var parameter = message.parameters().stream().filter(p -> p.name().equals(word)).findFirst();
            if (BETWEEN.contains(word) || BEFORE.contains(word) || WORDS.contains(word) || word.equals(")")) {
                java.add(word);
            } else if (parameter.isPresent() && length && parameter.get().type() instanceof SgType.Vector && component(word).isPresent()) {
                java.add(component(word).get() + ".length()");
                i += 2;
            } else if (parameter.isPresent()) {
                if (!comparable(parameter.get())) {
                    return Optional.empty();
                }
                java.add(component(word).orElseThrow());
            } else {
                int end = i + 1;
                var name = new StringBuilder(word);
                while (end + 1 < words.size() && words.get(end).equals(".")) {
                    name.append('.').append(words.get(end + 1));
                    end += 2;
                }
                boolean number = Character.isDigit(word.charAt(0));
                var value = number ? SgValue.number(word) : constants.apply(name.toString());
                if (value.isEmpty() || number && end > i + 1) {
                    return Optional.empty();
                }
                java.add(value.get() == value.get().intValue() ? value.get().toString() : value.get() + "L");
                i = end - 1;
            }
        }
        return isExpression(java) ? Optional.of(spaced(java)) : Optional.empty();
    }

    private static boolean isExpression(List<String> words) {
        boolean operand = true;
        int depth = 0;
        for (var word : words) {
            if (operand && BEFORE.contains(word)) {
                depth += word.equals("(") ? 1 : 0;
            } else if (!operand && word.equals(")")) {
                depth--;
            } else if (operand == (BETWEEN.contains(word) || word.equals(")") || word.equals("!") || word.equals("("))) {
                return false;
            } else {
                operand = !operand;
            }
            if (depth < 0) {
                return false;
            }
        }
        return !operand && depth == 0;
    }

    private Optional<String> component(String parameter) {
        return Optional.ofNullable(components.get(parameter));
    }

    private boolean comparable(Parameter parameter) {
        return parameter.type() instanceof SgType.Named n
                && SgPrimitive.of(n.name().text()).map(SgPrimitive::sameValues).orElse(false)
                && component(parameter.name()).isPresent();
    }

    private static String spaced(List<String> words) {
        var text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            boolean tight = i == 0 || words.get(i).equals(")") || Set.of("(", "!").contains(words.get(i - 1));
            text.append(tight ? "" : " ").append(words.get(i));
        }
        return text.toString();
    }
}
