package interpreter;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the interpreter is tried with; each script finds the size of its work in {@code n}. */
final class Scripts {

    private Scripts() {}

    static Map<String, String> good() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("fibonacci", """
                fn fib(k) { if k < 2 { k } else { fib(k - 1) + fib(k - 2) } }
                print("fib", n + 12, "=", fib(n + 12));
                """);
        scripts.put("sieve", """
                let limit = 40 * n;
                let composite = list(limit + 1, false);
                let primes = [];
                for i in range(2, limit + 1) {
                    if not composite[i] {
                        push(primes, i);
                        let j = i * i;
                        while j <= limit { composite[j] = true; j = j + i; }
                    }
                }
                print(len(primes), "primes up to", limit, "the last is", primes[len(primes) - 1]);
                """);
        scripts.put("quicksort", """
                fn sort(a, before) {
                    fn part(low, high) {
                        if low >= high { return nil; }
                        let pivot = a[(low + high) / 2];
                        let i = low;
                        let j = high;
                        while i <= j {
                            while before(a[i], pivot) { i = i + 1; }
                            while before(pivot, a[j]) { j = j - 1; }
                            if i <= j {
                                let t = a[i];
                                a[i] = a[j];
                                a[j] = t;
                                i = i + 1;
                                j = j - 1;
                            }
                        }
                        part(low, j);
                        part(i, high);
                    }
                    part(0, len(a) - 1);
                    return a;
                }
                let seed = 42;
                fn next() { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 65536; }
                let numbers = [];
                for i in range(0, 10 * n) { push(numbers, next() % 1000); }
                sort(numbers, fn(x, y) => x < y);
                let sum = 0;
                let at = 0;
                for x in numbers { at = at + 1; sum = (sum * 31 + x * at) % 1000003; }
                print("sorted", len(numbers), numbers[0], numbers[len(numbers) - 1], sum);
                print(sort(["pear", "fig", "apple", "date"], fn(x, y) => x > y));
                """);
        scripts.put("closures", """
                fn counter(step) { let count = 0; return fn() { count = count + step; return count; }; }
                let one = counter(1);
                let ten = counter(10);
                let total = 0;
                for i in range(0, 5 * n) { total = total + one() * ten(); }
                print("counters", one(), ten(), total);
                fn map(f, l) { let r = []; for x in l { push(r, f(x)); } return r; }
                fn fold(f, a, l) { let r = a; for x in l { r = f(r, x); } return r; }
                fn compose(f, g) => fn(x) => f(g(x));
                print(map(compose(fn(x) => x * x, fn(x) => x + 1), range(0, 8)));
                print(fold(fn(a, b) => a + b, "", map(fn(x) => "<" + x + ">", ["a", 1, 2.5, true, nil])));
                print(map, print);
                """);
        scripts.put("reals", """
                fn newton(x) { let r = x; for i in range(0, 12) { r = (r + x / r) / 2.0; } return r; }
                let worst = 0.0;
                for i in range(1, 4 * n) {
                    let d = newton(i * 1.0) - sqrt(i);
                    if d < 0.0 { d = -d; }
                    if d > worst { worst = d; }
                }
                print("newton", newton(2.0), worst < 0.000001, 7 / 2, 7 / 2.0, -7 % 3, 0.1 + 0.2);
                let h = 0.0;
                let k = 1;
                while k <= 20 * n { h = h + 1.0 / k; k = k + 1; }
                print("harmonic", h);
                """);
        scripts.put("text", """
                fn repeat(s, k) { let r = ""; while k > 0 { r = r + s; k = k - 1; } return r; }
                fn reverse(s) { let r = ""; let i = len(s) - 1; while i >= 0 { r = r + s[i]; i = i - 1; } return r; }
                let text = repeat("abc-", n) + "|";
                print(len(text), reverse(text) == text, reverse(reverse(text)) == text, "abc" < "abd" and not ("b" < "a"));
                print(int(" 42 ") + 1, int(3.99), nil or "default", nil and crash, "line\\nbreak");
                """.replace("crash", "1 / 0"));
        return scripts;
    }

    static Map<String, String> faulty() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("division", "let zero = 0;\nprint(\"before\");\nprint(1 / zero);");
        scripts.put("overflow", "let x = 9223372036854775807;\nprint(x + 1);");
        scripts.put("index", "let l = [1, 2];\n\nl[2] = 3;");
        scripts.put("types", "print([1, 2] + 3);");
        scripts.put("comparison", "print(\"\" < nil);");
        scripts.put("call", "let f = 3;\nf(1);");
        scripts.put("arguments", "fn f(a, b) => a;\nprint(f(1));");
        scripts.put("name", "fn f() { let inner = 1; }\nprint(inner);");
        scripts.put("symbol", "let a = 1 ? 2;");
        scripts.put("string", "let s = \"open;");
        scripts.put("number", "let big = 99999999999999999999;");
        scripts.put("assignment", "fn f() => 1;\nf() = 2;");
        scripts.put("brackets", "if true { print(1);\n");
        scripts.put("conversion", "print(int(\"x1\"));");
        scripts.put("root", "print(sqrt(\"nine\"));");
        scripts.put("recursion", "fn down(k) { return down(k + 1) + 1; }\ndown(0);");
        return scripts;
    }
}
