package dev.berth.registry.upload;

import java.time.Duration;

/// Settings of uploads.
///
/// @param expiry how long an unfinished upload may be idle before it and its bytes go
/// @param finishedMemory how long a finished upload answers a repeated completion
/// @param openPerRepository how many unfinished uploads a repository may have at once
public record UploadSettings(Duration expiry, Duration finishedMemory, int openPerRepository) {

    public static final UploadSettings DEFAULT = new UploadSettings(Duration.ofHours(24), Duration.ofHours(1), 4_000);
}
