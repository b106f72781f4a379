package dev.heliac.report;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.CodeFlow;
import com.contrastsecurity.sarif.Invocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.LogicalLocation;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.OriginalUriBaseIds;
import com.contrastsecurity.sarif.PartialFingerprints;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.ThreadFlow;
import com.contrastsecurity.sarif.ThreadFlowLocation;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SARIF 2.1.0, for code scanning. The events of a chart are a code flow. Paths below the current directory are relative to it, and a
 * fingerprint holds no line, so that a finding stays the same while code moves.
 */
public final class SarifReport {

    private static final URI SCHEMA =
            URI.create("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ROOT = "%SRCROOT%";
    private static final String FINGERPRINT = "heliacDiagnostic/v1";

    private final Report report;
    private final List<? extends Code> codes;
    private final Path directory;
    private final Map<String, Integer> fingerprints = new HashMap<>();

    private SarifReport(Report report, List<? extends Code> codes, Path directory) {
        this.report = report;
        this.codes = codes;
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The document, ending with a line break.
     *
     * @param codes all there are, in their order
     * @param version of Heliac
     * @param directory what paths are relative to
     */
    public static String of(Report report, List<? extends Code> codes, String version, Path directory) {
        var run = new SarifReport(report, codes, directory).run(version);
        return JsonReport.text(
                new SarifSchema210().with$schema(SCHEMA).withVersion(SarifSchema210.Version._2_1_0).withRuns(List.of(run)));
    }

    private Run run(String version) {
        var driver = new ToolComponent()
                .withName("Heliac")
                .withVersion(version)
                .withLanguage("en")
                .withRules(new LinkedHashSet<>(codes.stream().map(SarifReport::rule).toList()));
        var root = new ArtifactLocation().withDescription(new Message().withText("the directory that heliac was run in"));
        return new Run()
                .withTool(new Tool().withDriver(driver))
                .withInvocations(List.of(invocation()))
                .withOriginalUriBaseIds(new OriginalUriBaseIds().withAdditionalProperty(ROOT, root))
                .withColumnKind(Run.ColumnKind.UTF_16_CODE_UNITS)
                .withResults(report.diagnostics().list().stream().map(this::result).toList());
    }

    private static ReportingDescriptor rule(Code code) {
        return new ReportingDescriptor()
                .withId(code.id())
                .withShortDescription(text(code.title()))
                .withFullDescription(text(code.explanation()))
                .withHelp(text(code.explanation()));
    }

    private static MultiformatMessageString text(String text) {
        return new MultiformatMessageString().withText(text);
    }

    private Invocation invocation() {
        var invocation = new Invocation().withExecutionSuccessful(true);
        int dropped = report.diagnostics().dropped();
        return dropped == 0
                ? invocation
                : invocation.withToolExecutionNotifications(List.of(new Notification()
                        .withLevel(Notification.Level.WARNING)
                        .withMessage(new Message().withText(dropped + " more diagnostics are not shown"))));
    }

    private Result result(Diagnostic diagnostic) {
        var result = new Result()
                .withRuleId(diagnostic.code().id())
                .withLevel(
                        switch (diagnostic.severity()) {
                            case ERROR -> Result.Level.ERROR;
                            case WARNING -> Result.Level.WARNING;
                        })
                .withMessage(new Message().withText(
                        diagnostic.message() + "." + (diagnostic.remedy().isEmpty() ? "" : "\nHelp: " + diagnostic.remedy() + ".")))
                .withLocations(List.of(location(diagnostic.place())))
                .withPartialFingerprints(new PartialFingerprints().withAdditionalProperty(FINGERPRINT, fingerprint(diagnostic)));
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).id().equals(diagnostic.code().id())) {
                result.setRuleIndex(i);
            }
        }
        if (!diagnostic.notes().isEmpty()) {
            result.setRelatedLocations(related(diagnostic.notes()));
        }
        diagnostic.chart().filter(c -> !c.events().isEmpty()).ifPresent(c -> result.setCodeFlows(List.of(flow(c))));
        return result;
    }

    private Set<Location> related(List<Diagnostic.Note> notes) {
        var related = new LinkedHashSet<Location>();
        for (var note : notes) {
            related.add(location(note.place()).withId(related.size() + 1).withMessage(new Message().withText(note.message())));
        }
        return related;
    }

    private CodeFlow flow(Chart chart) {
        var steps = new ArrayList<ThreadFlowLocation>();
        for (var event : chart.events()) {
            var text = new Message().withText(chart.words(event));
            steps.add(new ThreadFlowLocation()
                    .withExecutionOrder(steps.size() + 1)
                    .withModule(chart.participants().get(event.participant()))
                    .withLocation(location(event.place()).withMessage(text)));
        }
        return new CodeFlow()
                .withMessage(new Message().withText("the shortest way there"))
                .withThreadFlows(List.of(new ThreadFlow().withLocations(steps)));
    }

    private Location location(Place place) {
        var physical = new PhysicalLocation().withArtifactLocation(artifact(place.file()));
        if (place.line() > 0) {
            physical.setRegion(region(place));
        }
        var location = new Location().withPhysicalLocation(physical);
        return place.context().isEmpty()
                ? location
                : location.withLogicalLocations(Set.of(new LogicalLocation().withFullyQualifiedName(place.context())));
    }

    private static Region region(Place place) {
        var region = new Region().withStartLine(place.line());
        if (place.column() > 0) {
            region.setStartColumn(place.column());
            region.setEndColumn(place.column() + Math.max(1, place.length()));
        }
        return region;
    }

    /** Below the directory a relative URI; what is no path stands for all that was given. */
    private ArtifactLocation artifact(String file) {
        try {
            var path = directory.resolve(file.startsWith("<") || file.isEmpty() ? report.inputs().getFirst() : file).normalize();
            return path.startsWith(directory) && !path.equals(directory)
                    ? new ArtifactLocation().withUri(encoded(directory.relativize(path).toString())).withUriBaseId(ROOT)
                    : new ArtifactLocation().withUri("file://" + encoded(path.toString()));
        } catch (InvalidPathException e) {
            return new ArtifactLocation().withUri(encoded(file)).withUriBaseId(ROOT);
        }
    }

    private static String encoded(String path) {
        var uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~/".indexOf(b) >= 0;
            uri.append(plain ? String.valueOf((char) b) : "%" + HEX.toHexDigits(b));
        }
        return uri.toString();
    }

    private String fingerprint(Diagnostic diagnostic) {
        var what = String.join(
                "\0", diagnostic.code().id(), artifact(diagnostic.place().file()).getUri(), diagnostic.message(),
                diagnostic.place().context());
        int before = fingerprints.merge(what, 1, Integer::sum) - 1;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest((what + "\0" + before).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
