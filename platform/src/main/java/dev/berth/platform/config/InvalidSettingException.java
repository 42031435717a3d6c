package dev.berth.platform.config;

/// A setting that cannot be used. The message is a sentence for the operator; it never shows a secret.
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String message) {
        super(message);
    }
}
