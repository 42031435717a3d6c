package dev.berth.control.webhook;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Why something about webhooks is refused.
public enum WebhookErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT),
    TOO_MANY_REQUESTS(ErrorCategory.TOO_MANY);

    private final ErrorCategory category;

    WebhookErrorCode(ErrorCategory category) {
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
