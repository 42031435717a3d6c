package dev.berth.access.permission;

import java.util.Arrays;
import java.util.Optional;

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
    USER("user"),
    USER_GROUP("user-group"),
    LDAP_USER("ldap-user"),
    AUDIT_LOG("audit-log"),
    PREHEAT_INSTANCE("preheat-instance"),
    REPLICATION_POLICY("replication-policy"),
    REPLICATION("replication"),
    REPLICATION_ADAPTER("replication-adapter"),
    REGISTRY("registry"),
    SCAN_ALL("scan-all"),
    SYSTEM_VOLUMES("system-volumes"),
    GARBAGE_COLLECTION("garbage-collection"),
    PURGE_AUDIT("purge-audit"),
    JOBSERVICE_MONITOR("jobservice-monitor"),
    SECURITY_HUB("security-hub");

    private final String wire;

    Resource(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /// The resource of this name on the wire.
    public static Optional<Resource> of(String wire) {
        return Arrays.stream(values())
                .filter(resource -> resource.wire.equals(wire))
                .findFirst();
    }
}
