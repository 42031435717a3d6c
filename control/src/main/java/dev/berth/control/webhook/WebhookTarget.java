package dev.berth.control.webhook;

import dev.berth.platform.egress.Egress;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.net.URI;
import java.util.Optional;

/// Where to tell.
///
/// @param authHeader the value of the header `Authorization`; empty for none
/// @param verify whether the receiver must show a certificate that is known
public record WebhookTarget(
        Kind kind, String address, Optional<Secret> authHeader, boolean verify, PayloadFormat format) {

    private static final int LONGEST = 2_048;

    /// What kind of receiver it is.
    public enum Kind {
        HTTP,
        SLACK
    }

    /// How HTTP receivers are told.
    public enum PayloadFormat {
        DEFAULT("Default"),
        CLOUD_EVENTS("CloudEvents");

        private final String wire;

        PayloadFormat(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    public WebhookTarget {
        if (address.length() > LONGEST || !wellFormed(address)) {
            throw refused("address: it must be an http or https address without a user in it");
        }
        if (kind == Kind.SLACK && format != PayloadFormat.DEFAULT) {
            throw refused("payload_format: Slack has a format of its own");
        }
        boolean sendable = authHeader.stream()
                .map(Secret::reveal)
                .allMatch(value -> value.length() <= LONGEST && value.chars().allMatch(c -> c >= ' ' && c < 0x7f));
        if (!sendable) {
            throw refused("auth_header: it cannot be sent as a header");
        }
    }

    /// The same with another secret.
    WebhookTarget with(Optional<Secret> secret) {
        return new WebhookTarget(kind, address, secret, verify, format);
    }

    private static boolean wellFormed(String address) {
        try {
            return Egress.wellFormed(URI.create(address));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static DomainException refused(String why) {
        return new DomainException(WebhookErrorCode.BAD_REQUEST, why);
    }
}
