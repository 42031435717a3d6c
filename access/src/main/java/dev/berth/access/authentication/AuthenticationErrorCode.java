package dev.berth.access.authentication;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals of who wants to be let in.
public enum AuthenticationErrorCode implements ErrorCode {
    DENIED(ErrorCategory.DENIED),
    TOO_MANY_REQUEST(ErrorCategory.TOO_MANY);

    private final ErrorCategory category;

    AuthenticationErrorCode(ErrorCategory category) {
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
