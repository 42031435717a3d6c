package dev.berth.oci;

/// A text from outside does not have the form that a specification asks for. The message is a sentence for the one
/// who sent it; [#code()] is the distribution-spec error code that fits.
public final class InvalidOciValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final OciErrorCode code;

    public InvalidOciValueException(OciErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public OciErrorCode code() {
        return code;
    }
}
