package dev.berth.conformance.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of packages: what each may import of ours. Section 2 of ARCHITECTURE.md shows the same; moving an
/// edge is an edit here, in a reviewed change. Names are relative to `dev.berth`.
final class Levels {

    static final String ROOT = "dev.berth.";

    static final Map<String, List<String>> ALLOWED = new LinkedHashMap<>();

    static {
        // level 0
        allow("oci");
        allow("platform.kernel");
        // level 1
        allow("platform.config", "platform.kernel");
        allow("platform.telemetry", "platform.kernel");
        allow("platform.db", "platform.kernel");
        allow("platform.http", "platform.kernel");
        allow("blobstore", "oci");
        // level 2
        allow("platform.egress", "platform.kernel", "platform.config");
        allow("platform.jobs", "platform.kernel", "platform.db");
        allow("platform.events", "platform.kernel", "platform.db");
        allow("blobstore.filesystem", "blobstore", "oci");
        allow("blobstore.s3", "blobstore", "oci");
        allow("registry.gate", "oci", "platform.kernel", "platform.db");
        // level 3
        allow("access.principal", "platform.kernel", "platform.db", "platform.events");
        allow("registry.event", "oci", "platform.kernel", "platform.events");
        allow("blobstore.cache", "blobstore.filesystem", "blobstore", "oci");
        // level 4
        allow("access.permission", "access.principal", "platform.kernel", "platform.db", "platform.events");
        allow(
                "registry.content",
                "registry.gate",
                "registry.event",
                "blobstore",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.events");
        allow("registry.arrival", "oci", "platform.kernel", "platform.db");
        allow("control.allowlist", "platform.kernel", "platform.db", "platform.events");
        allow("control.settings", "platform.kernel", "platform.db", "platform.events");
        // level 5
        allow(
                "control.quota",
                "control.project",
                "registry.gate",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.events");
        allow("access.authentication", "access.permission", "access.principal", "platform.kernel", "platform.db");
        allow(
                "registry.upload",
                "registry.arrival",
                "registry.content",
                "blobstore",
                "oci",
                "platform.kernel",
                "platform.db");
        allow("registry.gc", "registry.content", "blobstore", "oci", "platform.kernel", "platform.db", "platform.jobs");
        allow(
                "registry.verification",
                "registry.content",
                "blobstore",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.jobs");
        allow("registry.backup", "registry.content", "blobstore", "oci", "platform.kernel");
        allow(
                "control.project",
                "control.allowlist",
                "registry.content",
                "registry.gate",
                "access.permission",
                "access.principal",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.events");
        allow("control.archive");
        allow(
                "control.artifact",
                "control.archive",
                "registry.content",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.jobs");
        // level 6
        allow(
                "control.label",
                "control.project",
                "registry.content",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.events");
        allow("control.layer", "control.archive", "registry.content", "oci", "platform.kernel", "platform.db");
        allow(
                "control.audit",
                "control.project",
                "control.settings",
                "registry.event",
                "oci",
                "platform.egress",
                "platform.kernel",
                "platform.db",
                "platform.events",
                "platform.jobs");
        allow(
                "control.webhook",
                "control.project",
                "registry.event",
                "oci",
                "platform.egress",
                "platform.kernel",
                "platform.db",
                "platform.events");
        allow("control.preference", "access.principal", "oci", "platform.kernel", "platform.db");
        allow(
                "control.search",
                "control.project",
                "registry.content",
                "registry.gate",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.jobs");
        allow(
                "control.immutability",
                "control.project",
                "registry.gate",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.events");
        allow(
                "control.view",
                "access.permission",
                "control.artifact",
                "control.project",
                "registry.content",
                "oci",
                "platform.kernel",
                "platform.db");
        allow(
                "access.token",
                "access.authentication",
                "access.permission",
                "access.principal",
                "platform.kernel",
                "platform.db",
                "platform.events");
        allow(
                "api.support",
                "access.authentication",
                "access.permission",
                "access.principal",
                "access.session",
                "access.token",
                "oci",
                "platform.db",
                "platform.http",
                "platform.kernel");
        allow(
                "access.robot",
                "access.authentication",
                "access.permission",
                "access.principal",
                "platform.kernel",
                "platform.db");
        allow("access.session", "access.authentication", "access.principal", "platform.kernel", "platform.db");
        allow("access.personal", "access.authentication", "access.principal", "platform.kernel", "platform.db");
        allow("api.portal", "platform.http");
        // level 7
        String[] adapters = {
            "api.support",
            "access.authentication",
            "access.permission",
            "access.principal",
            "access.token",
            "control.allowlist",
            "control.project",
            "control.settings",
            "oci",
            "platform.db",
            "platform.http",
            "platform.kernel"
        };
        allow(
                "control.series",
                "control.project",
                "control.quota",
                "registry.content",
                "registry.event",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.events",
                "platform.jobs");
        allow(
                "control.usage",
                "control.project",
                "control.view",
                "registry.event",
                "oci",
                "platform.kernel",
                "platform.db",
                "platform.events",
                "platform.jobs");
        allow("api.oci", with(adapters, "registry.content", "registry.upload", "blobstore"));
        allow("api.auth", adapters);
        allow("api.session", with(adapters, "access.session"));
        allow("api.setup", with(adapters, "api.portal"));
        allow("api.system", with(adapters, "platform.telemetry"));
        // level 8
        allow("api.harbor", adapters);
        allow(
                "api.harbor.system",
                with(
                        adapters,
                        "access.robot",
                        "access.session",
                        "api.harbor",
                        "api.harbor.project",
                        "registry.content"));
        allow("api.harbor.project", with(adapters, "api.harbor", "control.quota", "control.view", "registry.content"));
        allow("api.harbor.user", with(adapters, "api.harbor"));
        allow("api.harbor.member", with(adapters, "api.harbor"));
        allow("api.harbor.label", with(adapters, "api.harbor", "control.label"));
        allow("api.harbor.auditlog", with(adapters, "api.harbor", "control.audit"));
        allow("api.harbor.quota", with(adapters, "api.harbor", "control.quota"));
        allow("api.harbor.webhook", with(adapters, "api.harbor", "control.webhook"));
        allow("api.harbor.immutability", with(adapters, "api.harbor", "control.immutability"));
        allow("api.harbor.robot", with(adapters, "api.harbor", "access.robot"));
        allow(
                "api.harbor.repository",
                with(adapters, "api.harbor", "control.artifact", "control.view", "registry.content"));
        allow("api.ext.events", with(adapters, "api.harbor", "platform.events", "registry.arrival", "registry.event"));
        allow("api.ext.audit", with(adapters, "api.harbor", "control.audit"));
        allow("api.ext.search", with(adapters, "api.harbor", "access.robot", "control.search", "control.view"));
        allow(
                "api.ext.tag",
                with(
                        adapters,
                        "api.harbor",
                        "control.immutability",
                        "control.label",
                        "control.view",
                        "registry.content"));
        allow("api.ext.series", with(adapters, "api.harbor", "control.series", "registry.content"));
        allow("api.ext.overview", with(adapters, "api.harbor", "control.series", "control.view"));
        allow("api.ext.storage", with(adapters, "api.harbor", "control.view", "registry.content"));
        allow("api.ext.me", with(adapters, "access.session", "api.harbor", "control.preference"));
        allow("api.ext.token", with(adapters, "api.harbor", "access.personal"));
        allow(
                "api.ext.artifact",
                with(
                        adapters,
                        "api.harbor",
                        "control.archive",
                        "control.artifact",
                        "control.layer",
                        "control.view",
                        "registry.content"));
        allow(
                "api.harbor.artifact",
                with(
                        adapters,
                        "api.harbor",
                        "api.harbor.label",
                        "control.artifact",
                        "control.immutability",
                        "control.label",
                        "control.view",
                        "registry.content"));
        allow("api.harbor.usergroup", with(adapters, "api.harbor"));
        allow("api.harbor.scanner", with(adapters, "api.harbor"));
        allow("api.harbor.job", with(adapters, "api.harbor", "control.audit", "platform.jobs", "registry.gc"));
        allow("api.ext.job", with(adapters, "api.harbor", "api.harbor.job", "platform.jobs"));
        allow(
                "api.ext.maintenance",
                with(adapters, "api.harbor", "platform.jobs", "registry.content", "registry.verification"));
        allow("api.harbor.unbuilt", adapters);
        // level 9: puts the adapters together
        allow(
                "api",
                with(
                        adapters,
                        "access.personal",
                        "access.robot",
                        "access.session",
                        "api.auth",
                        "api.ext.audit",
                        "api.ext.artifact",
                        "api.ext.maintenance",
                        "api.ext.events",
                        "api.ext.search",
                        "api.ext.me",
                        "api.ext.overview",
                        "api.ext.series",
                        "api.ext.storage",
                        "control.series",
                        "api.ext.tag",
                        "api.ext.token",
                        "control.preference",
                        "api.harbor",
                        "api.harbor.artifact",
                        "api.harbor.immutability",
                        "api.harbor.quota",
                        "api.harbor.scanner",
                        "control.quota",
                        "api.harbor.label",
                        "api.harbor.job",
                        "api.ext.job",
                        "platform.jobs",
                        "control.label",
                        "control.layer",
                        "control.immutability",
                        "control.audit",
                        "control.webhook",
                        "platform.events",
                        "api.harbor.webhook",
                        "api.harbor.auditlog",
                        "api.harbor.member",
                        "api.harbor.project",
                        "api.harbor.robot",
                        "api.harbor.repository",
                        "api.harbor.system",
                        "api.harbor.unbuilt",
                        "api.harbor.user",
                        "api.harbor.usergroup",
                        "api.oci",
                        "api.portal",
                        "api.session",
                        "api.setup",
                        "api.system",
                        "control.artifact",
                        "control.view",
                        "registry.arrival",
                        "registry.content",
                        "registry.upload",
                        "registry.verification"));
    }

    private Levels() {}

    private static void allow(String name, String... imports) {
        ALLOWED.put(name, List.of(imports));
    }

    private static String[] with(String[] imports, String... more) {
        String[] all = java.util.Arrays.copyOf(imports, imports.length + more.length);
        System.arraycopy(more, 0, all, imports.length, more.length);
        return all;
    }
}
