package dev.berth.conformance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The public conformance program of the distribution specification, when this machine has it as `oci-conformance`.
/// It is judged by every single case of its results, because its own summary lets a pass hide skips.
public final class OciConformance {

    private static final Pattern CASE = Pattern.compile("<testcase name=\"([^\"]*)\"[^>]* status=\"([a-z]+)\"");

    private OciConformance() {}

    /// Runs the program against a registry that accepts manifests with missing blobs, and fails unless every case
    /// passes and none is skipped.
    public static void judge(Registry registry, String version, String place) throws IOException {
        Path folder = BerthProcess.workFolder("oci-conformance-" + place + "-" + version);
        Program program = Program.require("oci-conformance", folder);
        String project = registry.newProject();
        Program.Result result = program.with("OCI_REGISTRY", "127.0.0.1:" + registry.port())
                .with("OCI_TLS", "disabled")
                .with("OCI_REPO1", project + "/repo1")
                .with("OCI_REPO2", project + "/repo2")
                .with("OCI_USERNAME", "admin")
                .with("OCI_PASSWORD", Registry.ADMIN_PASSWORD)
                .with("OCI_VERSION", version)
                .with("OCI_DATA_SPARSE", "true")
                .with("OCI_API_BLOBS_UPLOAD_CANCEL", "true")
                .with("OCI_RESULTS_DIR", folder.toString())
                .attempt();

        Results results = Results.read(folder.resolve("junit.xml"));
        System.out.println("OCI conformance suite, version " + version + ", " + place + ": "
                + results.passed().size() + " passed, " + results.others().size() + " not");
        assertThat(results.others()).as(result.all()).isEmpty();
        assertThat(results.passed()).hasSizeGreaterThan(600);
        assertThat(result.code()).isZero();
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
