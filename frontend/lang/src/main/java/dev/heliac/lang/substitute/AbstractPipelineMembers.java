package dev.heliac.lang.substitute;

/** Streams are sequential: a process has one thread. */
@Substitute("java.util.stream.AbstractPipeline")
abstract class AbstractPipelineMembers {

    public final boolean isParallel() {
        return false;
    }
}
