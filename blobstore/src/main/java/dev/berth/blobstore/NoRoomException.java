package dev.berth.blobstore;

import java.io.IOException;

/// The store has no room for the bytes.
public final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1L;

    public NoRoomException(String message, Throwable cause) {
        super(message, cause);
    }
}
