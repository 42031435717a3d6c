package dev.berth.control.archive;

import java.io.IOException;

/// An archive that is none, is damaged, or is larger than what is read of one. The message says which, for whoever
/// pushed it. Trying again does not help.
public final class UnreadableArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableArchiveException(String reason) {
        super(reason);
        this.reason = reason;
    }

    UnreadableArchiveException(String reason, Exception cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /// What is wrong with it, as a part of a sentence.
    public String reason() {
        return reason;
    }
}
