package hello;

import dev.heliac.lang.Process;

/** What starting costs, and building. */
@Process(name = "hello")
public final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        System.out.println("Hello, world");
    }
}
