package dev.berth.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.kernel.ErrorCategory;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "INVALID, 400",
        "UNAUTHENTICATED, 401",
        "DENIED, 403",
        "NOT_FOUND, 404",
        "UNSUPPORTED, 405",
        "CONFLICT, 409",
        "PRECONDITION, 412",
        "TOO_LARGE, 413",
        "RANGE, 416",
        "UNPROCESSABLE, 422",
        "TOO_MANY, 429",
        "DAMAGED, 500",
        "UNAVAILABLE, 503",
        "STORAGE_FULL, 507"
    })
    void everyCategoryHasItsStatus(ErrorCategory category, int status) {
        assertThat(Failures.status(category)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.5S, 2", "PT1M, 60"})
    void whoeverIsThrottledIsToldWholeSecondsThatAreNotTooFew(Duration wait, String seconds) {
        assertThat(Failure.throttled(wait).headers().first("Retry-After")).contains(seconds);
    }
}
