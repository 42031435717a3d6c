package dev.berth.registry.upload;

/// Another node took over the upload that this one was writing to, or the upload ended.
final class LostClaimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostClaimException(UploadId id, long claim) {
        super("claim %d to upload %s is lost".formatted(claim, id));
    }
}
