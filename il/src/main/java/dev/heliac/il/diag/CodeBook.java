package dev.heliac.il.diag;

import java.util.List;

/** The codes one module can report; found through {@link java.util.ServiceLoader}. */
public interface CodeBook {

    List<? extends Code> codes();
}
