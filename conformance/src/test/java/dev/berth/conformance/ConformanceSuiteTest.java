package dev.berth.conformance;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.OciConformance;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The public conformance program of the distribution specification, when this machine has it as `oci-conformance`.
/// The suites of the `protocol` package cover the same tree for machines without it.
@Tag("suite")
final class ConformanceSuiteTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "1.1"})
    void everyCasePassesAndNoneIsSkipped(String version) throws IOException {
        try (BerthProcess berth = BerthProcess.named("conformance-" + version)
                .with("registry.missing-blobs", "accept")
                .start()) {
            OciConformance.judge(berth, version, "one-process");
        }
    }
}
