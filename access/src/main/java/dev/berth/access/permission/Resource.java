package dev.berth.access.permission;

/// What a permission is about; names on the wire are Harbor's.
public enum Resource {
    PROJECT("project"),
    MEMBER("member"),
    METADATA("metadata"),
    LOG("log"),
    LABEL("label"),
    QUOTA("quota"),
    REPOSITORY("repository"),
    TAG_RETENTION("tag-retention"),
    IMMUTABLE_TAG("immutable-tag"),
    CONFIGURATION("configuration"),
    ROBOT("robot"),
    NOTIFICATION_POLICY("notification-policy"),
    SCAN("scan"),
    SBOM("sbom"),
    SCANNER("scanner"),
    ARTIFACT("artifact"),
    ARTIFACT_ADDITION("artifact-addition"),
    TAG("tag"),
    ACCESSORY("accessory"),
    ARTIFACT_LABEL("artifact-label"),
    PREHEAT_POLICY("preheat-policy"),
    EXPORT_CVE("export-cve"),
    CATALOG("catalog"),
    USER("user");

    private final String wire;

    Resource(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
