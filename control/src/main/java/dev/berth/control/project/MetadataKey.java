package dev.berth.control.project;

import dev.berth.platform.kernel.DomainException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be set for a project; names and forms of the values are Harbor's.
public enum MetadataKey {
    /// Whether anybody may pull.
    PUBLIC("public", Form.FLAG),
    ENABLE_CONTENT_TRUST("enable_content_trust", Form.FLAG),
    ENABLE_CONTENT_TRUST_COSIGN("enable_content_trust_cosign", Form.FLAG),
    PREVENT_VUL("prevent_vul", Form.FLAG),
    SEVERITY("severity", Form.SEVERITY),
    AUTO_SCAN("auto_scan", Form.FLAG),
    AUTO_SBOM_GENERATION("auto_sbom_generation", Form.FLAG),
    REUSE_SYS_CVE_ALLOWLIST("reuse_sys_cve_allowlist", Form.FLAG),
    /// Which retention rules are the project's; set by them, not by clients.
    RETENTION_ID("retention_id", Form.NUMBER),
    PROXY_SPEED_KB("proxy_speed_kb", Form.NUMBER),
    MAX_UPSTREAM_CONN("max_upstream_conn", Form.NUMBER),
    PROXY_CACHE_LOCAL_ON_NOT_FOUND("proxy_cache_local_on_not_found", Form.FLAG),
    PROXY_REFERRER_API("proxy_referrer_api", Form.FLAG),
    PROXY_CACHE_FILTER_PATTERN("proxy_cache_filter_pattern", Form.TEXT),
    PROXY_CACHE_FILTER_KIND("proxy_cache_filter_kind", Form.TEXT);

    private enum Form {
        FLAG,
        NUMBER,
        SEVERITY,
        TEXT
    }

    private static final List<String> SEVERITIES =
            List.of("none", "negligible", "unknown", "low", "medium", "high", "critical");
    private static final int MAX_LENGTH = 255;

    private final String wire;
    private final Form form;

    MetadataKey(String wire, Form form) {
        this.wire = wire;
        this.form = form;
    }

    public String wire() {
        return wire;
    }

    /// The key of this name on the wire.
    public static Optional<MetadataKey> of(String wire) {
        return Arrays.stream(values()).filter(key -> key.wire.equals(wire)).findFirst();
    }

    /// The one form of a value that clients write in several; BAD_REQUEST when it is none of this key.
    String canonical(String value) {
        return switch (form) {
            case FLAG -> flag(value);
            case NUMBER -> number(value);
            case SEVERITY -> severity(value);
            case TEXT -> text(value);
        };
    }

    private String flag(String value) {
        return switch (value) {
            case "true", "True", "TRUE", "t", "T", "1" -> "true";
            case "false", "False", "FALSE", "f", "F", "0" -> "false";
            default -> throw refused(value, "true or false");
        };
    }

    private String number(String value) {
        if (!value.matches("-1|[0-9]{1,15}")) {
            throw refused(value, "a whole number");
        }
        return Long.toString(Long.parseLong(value));
    }

    private String severity(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!SEVERITIES.contains(lower)) {
            throw refused(value, "one of " + String.join(", ", SEVERITIES));
        }
        return lower;
    }

    private String text(String value) {
        if (value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw refused("…", "a text of at most %d characters".formatted(MAX_LENGTH));
        }
        return value;
    }

    private DomainException refused(String value, String form) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new DomainException(
                ProjectErrorCode.BAD_REQUEST, "metadata.%s: it is %s, not '%s'".formatted(wire, form, shown));
    }
}
