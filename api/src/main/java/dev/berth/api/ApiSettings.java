package dev.berth.api;

import dev.berth.api.oci.BlobRedirects;
import java.util.Optional;

/// Settings of the API.
///
/// @param externalUrl where clients reach this server, such as `https://registry.example.com`; empty to go by what
///     they asked for
/// @param manifestLimit the largest manifest accepted, in bytes
/// @param metricsPublic whether everybody may read the metrics
/// @param version of the program, for clients that ask
/// @param redirects which blobs clients read from the store itself
public record ApiSettings(
        Optional<String> externalUrl,
        int manifestLimit,
        boolean metricsPublic,
        String version,
        BlobRedirects redirects) {

    /// Settings without redirects.
    public ApiSettings(Optional<String> externalUrl, int manifestLimit, boolean metricsPublic, String version) {
        this(externalUrl, manifestLimit, metricsPublic, version, BlobRedirects.NONE);
    }

    public ApiSettings {
        externalUrl = externalUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
}
