package dev.heliac.lang.substitute;

import java.util.Comparator;

/** Stands for String's own comparator, which is private. */
@Substitute("java.lang.String$CaseInsensitiveComparator")
class CaseInsensitiveMembers implements Comparator<String> {

    @Original
    CaseInsensitiveMembers() {}

    @Original
    @Override
    public native int compare(String a, String b);
}
