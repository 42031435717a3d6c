package dev.berth.platform.http;

import java.io.IOException;

/// A body is longer than the route allows.
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    public BodyTooLargeException(long limit) {
        super("the request body is longer than the %d bytes allowed here".formatted(limit));
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }
}
