package dev.heliac.frontend.model;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Place;

/** Why an interface with {@code @Contract} is none, whoever reads it. */
public final class ContractFaults {

    public static final String SEVERAL = "it extends several contracts";
    public static final String NO_DIRECTIONS = "its Exp must extend Endpoint<In, Out> with the two message interfaces";
    public static final String NOT_DUAL = "its Imp must extend Endpoint<Out, In>, the same interfaces the other way round";

    private ContractFaults() {}

    /**
     * It has no endpoint interfaces.
     *
     * @param exp what its exporter's endpoint extends: that of the contract it extends, or {@code Endpoint<In, Out>}
     */
    public static String noEnds(String exp) {
        return "it nests no `interface Exp extends " + exp + "` and `interface Imp extends Endpoint<Out, In>`";
    }

    /**
     * What is reported.
     *
     * @param simpleName the interface's
     */
    public static Diagnostic because(Place place, String simpleName, String why) {
        return Diagnostic.error(
                FrontCode.BAD_CONTRACT, place, "`" + simpleName + "` is not a contract: " + why, "see docs/contracts.md");
    }
}
