package dev.berth.platform.http;

import java.io.IOException;

/// The client went away, or fell silent, in the middle of a body.
public final class BodyAbortedException extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyAbortedException(String message) {
        super(message);
    }
}
