package dev.berth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The public conformance program of the distribution specification, when this machine has it as `oci-conformance`.
/// It is judged by every single case of its results, because its own summary lets a pass hide skips. The suites of
/// the `protocol` package cover the same tree for machines without it.
@Tag("suite")
final class ConformanceSuiteTest {

    private static final Pattern CASE = Pattern.compile("<testcase name=\"([^\"]*)\"[^>]* status=\"([a-z]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "1.1"})
    void everyCasePassesAndNoneIsSkipped(String version) throws IOException {
        Path folder = BerthProcess.workFolder("oci-conformance-" + version);
        Program program = Program.require("oci-conformance", folder);
        try (BerthProcess berth = BerthProcess.named("conformance-" + version)
                .with("registry.missing-blobs", "accept")
                .start()) {
            String project = berth.newProject();
            Program.Result result = program.with("OCI_REGISTRY", "127.0.0.1:" + berth.port())
                    .with("OCI_TLS", "disabled")
                    .with("OCI_REPO1", project + "/repo1")
                    .with("OCI_REPO2", project + "/repo2")
                    .with("OCI_USERNAME", "admin")
                    .with("OCI_PASSWORD", BerthProcess.ADMIN_PASSWORD)
                    .with("OCI_VERSION", version)
                    .with("OCI_DATA_SPARSE", "true")
                    .with("OCI_API_BLOBS_UPLOAD_CANCEL", "true")
                    .with("OCI_RESULTS_DIR", folder.toString())
                    .attempt();

            Results results = Results.read(folder.resolve("junit.xml"));
            System.out.println("OCI conformance suite, version " + version + ": "
                    + results.passed().size() + " passed, " + results.others().size() + " not");
            assertThat(results.others()).as(result.all()).isEmpty();
            assertThat(results.passed()).hasSizeGreaterThan(600);
            assertThat(result.code()).isZero();
        }
    }

    /// The names of the cases that passed, and of those that failed, ended in error or were skipped.
    private record Results(List<String> passed, List<String> others) {

        static Results read(Path junit) throws IOException {
            var passed = new ArrayList<String>();
            var others = new ArrayList<String>();
            Matcher each = CASE.matcher(Files.readString(junit));
            while (each.find()) {
                if (each.group(2).equals("passed")) {
                    passed.add(each.group(1));
                } else if (!each.group(2).equals("disabled")) {
                    others.add(each.group(2) + ": " + each.group(1));
                }
            }
            return new Results(passed, others);
        }
    }
}
