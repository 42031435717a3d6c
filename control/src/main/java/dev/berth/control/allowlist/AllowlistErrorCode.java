package dev.berth.control.allowlist;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about lists of vulnerabilities.
public enum AllowlistErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID);

    private final ErrorCategory category;

    AllowlistErrorCode(ErrorCategory category) {
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
