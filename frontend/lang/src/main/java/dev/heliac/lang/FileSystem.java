package dev.heliac.lang;

/** The built-in service {@code /fs}: one open file of the host at a time for each client. */
@Contract("""
        state Start:   { Open? -> Opening; Bye? -> End; }
        state Opening: { Opened! -> File; Failed! -> Start; }
        state File:    { Read? -> Reading; Write? -> Writing; Size? -> Sizing; Close? -> Start; }
        state Reading: { Data! -> File; Failed! -> File; }
        state Writing: { Written! -> File; Failed! -> File; }
        state Sizing:  { SizeIs! -> File; Failed! -> File; }
        state End: ;
        """)
public interface FileSystem {

    /** For {@link Open#mode}: an existing file, read only. */
    int READ = 0;

    /** For {@link Open#mode}: a new or emptied file, write only. */
    int WRITE = 1;

    /** For {@link Open#mode}: an existing or new file, both ways. */
    int READ_WRITE = 2;

    /** What a client sends. */
    sealed interface In {}

    /** What the service sends. */
    sealed interface Out {}

    record Open(String path, int mode) implements In {}

    /** Asks for up to {@code count} bytes at an offset. */
    record Read(long offset, int count) implements In {}

    record Write(long offset, ExBytes bytes) implements In {}

    record Size() implements In {}

    record Close() implements In {}

    record Bye() implements In {}

    record Opened() implements Out {}

    /** The host's error number, as Linux numbers them. */
    record Failed(int errno) implements Out {}

    /** Fewer bytes than asked for are no error; none means the end of the file. */
    record Data(ExBytes bytes) implements Out {}

    record Written(int count) implements Out {}

    record SizeIs(long bytes) implements Out {}

    /** The service's end. */
    interface Exp extends Endpoint<In, Out> {}

    /** The client's end. */
    interface Imp extends Endpoint<Out, In> {}
}
