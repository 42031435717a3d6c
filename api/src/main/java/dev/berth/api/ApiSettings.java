package dev.berth.api;

import java.util.Optional;

/// Settings of the API.
///
/// @param externalUrl where clients reach this server, such as `https://registry.example.com`; empty to go by what
///     they asked for
/// @param manifestLimit the largest manifest accepted, in bytes
/// @param metricsPublic whether everybody may read the metrics
/// @param version of the program, for clients that ask
public record ApiSettings(Optional<String> externalUrl, int manifestLimit, boolean metricsPublic, String version) {

    public ApiSettings {
        externalUrl = externalUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
}
