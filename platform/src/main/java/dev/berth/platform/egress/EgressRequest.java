package dev.berth.platform.egress;

import java.net.URI;
import java.util.Map;

/// A POST to somebody else's server.
///
/// @param headers besides `Host`, `Content-Length` and `Connection`; neither names nor values may hold line breaks
/// @param trust whose certificates are accepted
@SuppressWarnings("ArrayRecordComponent")
public record EgressRequest(URI address, Map<String, String> headers, byte[] body, Trust trust) {

    /// Whose certificates are accepted.
    public enum Trust {
        /// Those of the authorities that Java knows, for the name asked for.
        AUTHORITIES,
        /// Anybody's.
        ANYBODY
    }

    public EgressRequest {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]+") || !value.chars().allMatch(c -> c >= ' ' && c != 0x7f && c < 0x100)) {
                throw new IllegalArgumentException("the header %s cannot be sent".formatted(name));
            }
        });
    }
}
