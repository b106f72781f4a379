package dev.heliac.installer;

/** Told what an install is doing. Called from several threads. */
public interface Progress {

    Progress NONE = new Progress() {
        @Override
        public void begin(int steps) {}

        @Override
        public void step(String what) {}
    };

    /** How many steps there will be. */
    void begin(int steps);

    /** One of them is done. */
    void step(String what);
}
