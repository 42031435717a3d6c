package dev.berth.control.project;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about projects.
public enum ProjectErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT),
    PRECONDITION(ErrorCategory.PRECONDITION);

    private final ErrorCategory category;

    ProjectErrorCode(ErrorCategory category) {
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
