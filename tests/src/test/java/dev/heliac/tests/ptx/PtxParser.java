package dev.heliac.tests.ptx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what LLVM writes; of other PTX it may refuse some. */
final class PtxParser {

    /** Lines that say nothing about what is computed. */
    private static final Pattern ASIDE =
            Pattern.compile("\\s*(\\.(loc|file|version|target|address_size|noreturn|max\\w+|min\\w+|pragma|req\\w+)\\b.*)?(//.*)?");

    private static final Pattern VARIABLE = Pattern.compile(
            "\\.(global|shared|local)\\s+\\.align (\\d+) \\.(\\w+)\\s+([\\w$]+)(?:\\[(\\d+)\\])?(?:\\s*=\\s*(.*))?");
    private static final Pattern FUNCTION = Pattern.compile(
            "(?:\\.visible )?\\.(func|entry)\\s+(?:\\((.*?)\\)\\s*)?([\\w$]+)\\s*(?:\\((.*)\\))?\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile("\\.param\\s+(?:\\.align \\d+ )?\\.(\\w+)\\s(?:.*\\s)?([\\w$]+)(?:\\[(\\d+)\\])?");
    private static final Pattern REGISTERS = Pattern.compile("\\.reg\\s+\\.(\\w+)\\s+([%\\w]+)(?:<(\\d+)>)?");
    private static final Pattern LABEL = Pattern.compile("[\\w$]+");
    private static final Pattern INSTRUCTION = Pattern.compile("(?:@(!?%\\w+)\\s+)?([\\w.:]+)(?:\\s+(.*))?");

    private final String text;
    private final List<Ptx.Variable> variables = new ArrayList<>();
    private final List<Ptx.Function> functions = new ArrayList<>();
    private List<Ptx.Part> body = new ArrayList<>();
    private Optional<Matcher> head = Optional.empty();
    private int depth;

    private PtxParser(String text) {
        this.text = text;
    }

    static Ptx parse(String text) {
        return new PtxParser(text).module();
    }

    private Ptx module() {
        int line = 1;
        int began = 1;
        var said = new StringBuilder();
        for (var whole : text.split("\n", -1)) {
            if (whole.startsWith("\t.section")) {
                break; // all that follows describes the source
            }
            if (!ASIDE.matcher(whole).matches()) {
                for (char c : whole.replaceFirst("//.*", "").toCharArray()) {
                    if (said.isEmpty() && Character.isWhitespace(c)) {
                        continue;
                    }
                    if (said.isEmpty()) {
                        began = line;
                    }
                    said.append(c);
                    if (ends(said, c)) {
                        take(said.toString().strip(), began);
                        said.setLength(0);
                    }
                }
                said.append(said.isEmpty() ? "" : " ");
            }
            line++;
        }
        check(said.toString().isBlank() && depth == 0, "the end", line);
        return new Ptx(variables, functions);
    }

    /** A brace is a part of its own where a part begins; at the end of a function's head it ends that. */
    private boolean ends(StringBuilder said, char c) {
        return switch (c) {
            case ';' -> true;
            case '{' -> said.length() == 1 || depth == 0 && said.indexOf("=") < 0;
            case '}' -> said.length() == 1;
            case ':' -> LABEL.matcher(said.substring(0, said.length() - 1)).matches();
            default -> false;
        };
    }

    private void take(String said, int line) {
        if (depth == 0) {
            outside(said, line);
        } else if (said.equals("{")) {
            depth++;
            body.add(new Ptx.Open());
        } else if (said.equals("}")) {
            depth--;
            if (depth == 0) {
                end();
            } else {
                body.add(new Ptx.Close());
            }
        } else if (said.endsWith(":")) {
            body.add(new Ptx.Label(said.substring(0, said.length() - 1)));
        } else {
            inside(said.substring(0, said.length() - 1).strip(), line);
        }
    }

    private void outside(String said, int line) {
        var statement = said.substring(0, said.length() - 1).strip();
        var function = FUNCTION.matcher(statement);
        if (said.endsWith("{")) {
            check(function.matches(), said, line);
            head = Optional.of(function);
            body = new ArrayList<>();
            depth = 1;
        } else if (!function.matches()) {
            variables.add(variable(statement, line));
        }
    }

    private void end() {
        var function = head.orElseThrow();
        var result = function.group(2) == null ? new Ptx.Parameter("", 0) : parameters(function.group(2)).getFirst();
        var parameters = function.group(4) == null ? List.<Ptx.Parameter>of() : parameters(function.group(4));
        functions.add(new Ptx.Function(function.group(1).equals("entry"), function.group(3), result, parameters, body));
    }

    private static List<Ptx.Parameter> parameters(String list) {
        return list.isBlank() ? List.of() : operands(list).stream().map(PtxParser::parameter).toList();
    }

    private static Ptx.Parameter parameter(String said) {
        var parameter = PARAMETER.matcher(said);
        check(parameter.matches(), said, 0);
        return new Ptx.Parameter(
                parameter.group(2),
                PtxType.of(parameter.group(1)).bytes() * (parameter.group(3) == null ? 1 : Integer.parseInt(parameter.group(3))));
    }

    private static Ptx.Variable variable(String said, int line) {
        var variable = VARIABLE.matcher(said);
        check(variable.matches(), said, line);
        var initial = variable.group(6) == null ? "" : variable.group(6).replaceAll("[{}]", "");
        return new Ptx.Variable(
                variable.group(1), Integer.parseInt(variable.group(2)), variable.group(3), variable.group(4),
                variable.group(5) == null ? 1 : Integer.parseInt(variable.group(5)), initial.isBlank() ? List.of() : operands(initial));
    }

    private void inside(String said, int line) {
        var registers = REGISTERS.matcher(said);
        var parameter = PARAMETER.matcher(said);
        if (registers.matches()) {
            body.add(new Ptx.Registers(
                    PtxType.of(registers.group(1)), registers.group(2),
                    registers.group(3) == null ? 0 : Integer.parseInt(registers.group(3))));
        } else if (parameter.matches()) {
            var declared = parameter(said);
            body.add(new Ptx.Declared(new Ptx.Variable("param", 16, "b8", declared.name(), declared.bytes(), List.of())));
        } else if (said.startsWith(".branchtargets")) {
            check(body.getLast() instanceof Ptx.Label, said, line);
            var name = ((Ptx.Label) body.removeLast()).name();
            body.add(new Ptx.Targets(name, operands(said.substring(".branchtargets".length()))));
        } else if (said.startsWith(".")) {
            body.add(new Ptx.Declared(variable(said, line)));
        } else {
            var instruction = INSTRUCTION.matcher(said);
            check(instruction.matches(), said, line);
            body.add(new Ptx.Instruction(
                    line, instruction.group(1) == null ? "" : instruction.group(1),
                    List.of(instruction.group(2).replace("::", "_").split("\\.")),
                    instruction.group(3) == null ? List.of() : operands(instruction.group(3))));
        }
    }

    /** What commas divide, outside of brackets. */
    private static List<String> operands(String list) {
        var operands = new ArrayList<String>();
        int from = 0;
        int within = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            within += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && within == 0) {
                operands.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        operands.add(list.substring(from).strip());
        return operands;
    }

    private static void check(boolean right, String said, int line) {
        if (!right) {
            throw new IllegalArgumentException("line " + line + " of PTX: " + said);
        }
    }
}
