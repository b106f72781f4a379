package dev.heliac.frontend.model;

import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Place;
import java.util.List;
import org.objectweb.asm.tree.MethodNode;

/** A class with {@code @Process}: its entry and what the annotations say. */
public record ProcessInfo(
        String name,
        String owner,
        MethodNode main,
        List<ProcessDecl.Port> ports,
        List<ProcessDecl.Preference> preferences,
        List<ProcessDecl.Affinity> affinities,
        Place place) {}
