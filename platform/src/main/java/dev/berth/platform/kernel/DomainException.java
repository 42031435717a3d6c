package dev.berth.platform.kernel;

import org.jspecify.annotations.Nullable;

/// A refusal that ends the request. Its message is a sentence for the caller: what was tried, on what, why not,
/// what to do. It carries no secret.
public final class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    public DomainException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public DomainException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
