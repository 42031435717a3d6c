package dev.berth.control.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementKindTest {

    @Test
    void whatAStatementTellsFollowsFromItsPredicate() {
        assertThat(StatementKind.of("https://spdx.dev/Document")).isEqualTo(StatementKind.SBOM);
        assertThat(StatementKind.of("https://spdx.dev/Document/v2.3")).isEqualTo(StatementKind.SBOM);
        assertThat(StatementKind.of("https://cyclonedx.org/bom/v1.4")).isEqualTo(StatementKind.SBOM);
        assertThat(StatementKind.of("https://slsa.dev/provenance/v0.2")).isEqualTo(StatementKind.PROVENANCE);
        assertThat(StatementKind.of("https://slsa.dev/provenance/v1")).isEqualTo(StatementKind.PROVENANCE);
        assertThat(StatementKind.of("https://slsa.dev/verification_summary/v1")).isEqualTo(StatementKind.OTHER);
        assertThat(StatementKind.of("")).isEqualTo(StatementKind.OTHER);
    }
}
