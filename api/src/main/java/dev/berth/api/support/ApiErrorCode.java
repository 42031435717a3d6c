package dev.berth.api.support;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// The refusals that the adapters themselves speak; all others come from the services.
public enum ApiErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    UNAUTHORIZED(ErrorCategory.UNAUTHENTICATED),
    DENIED(ErrorCategory.DENIED),
    READ_ONLY(ErrorCategory.DENIED),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    UNPROCESSABLE_ENTITY(ErrorCategory.UNPROCESSABLE),
    PRECONDITION(ErrorCategory.PRECONDITION),
    TOO_MANY_REQUESTS(ErrorCategory.TOO_MANY),
    UNAVAILABLE(ErrorCategory.UNAVAILABLE),
    NOT_IMPLEMENTED(ErrorCategory.NOT_IMPLEMENTED);

    private final ErrorCategory category;

    ApiErrorCode(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
