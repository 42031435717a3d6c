package dev.berth.control.archive;

import java.io.IOException;

/// An archive that is none, is damaged, or is larger than what is read of one. The message says which, for whoever
/// pushed it. Trying again does not help.
public final class UnreadableArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableArchiveException(String message) {
        super(message);
    }

    UnreadableArchiveException(String message, Exception cause) {
        super(message, cause);
    }
}
