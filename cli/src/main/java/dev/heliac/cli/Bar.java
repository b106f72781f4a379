package dev.heliac.cli;

import dev.heliac.installer.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on a terminal. */
final class Bar implements Progress, AutoCloseable {

    private ProgressBar bar;

    /** Silent where standard error is no terminal. */
    static Progress on(boolean wanted) {
        return wanted && Terminal.errorIsTerminal() ? new Bar() : Progress.NONE;
    }

    static void done(Progress progress) {
        if (progress instanceof Bar b) {
            b.close();
        }
    }

    @Override
    public synchronized void begin(int steps) {
        bar = new ProgressBarBuilder()
                .setTaskName("install")
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void step(String what) {
        bar.setExtraMessage(what);
        bar.step();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
