package dev.berth.conformance.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.Images;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Lists of packages as scanners write them, with one package that was named with bad intent.
final class ShopSboms {

    static final String SPDX = "application/spdx+json";
    static final String CYCLONE_DX = "application/vnd.cyclonedx+json";
    static final String ENVELOPE = "application/vnd.dsse.envelope.v1+json";
    static final String CYCLONE_DX_PREDICATE = "https://cyclonedx.org/bom";

    private static final String EVIL = "<img src=x onerror=\"window.broken=1\">";

    private static final List<String> DEBIAN = List.of(
            "adduser 3.134 GPL-2.0-or-later",
            "apt 2.6.1 GPL-2.0-or-later",
            "base-files 12.4+deb12u8 GPL-2.0-or-later",
            "base-passwd 3.6.1 GPL-2.0-only",
            "bash 5.2.15-2+b7 GPL-3.0-or-later",
            "ca-certificates 20230311 MPL-2.0",
            "coreutils 9.1-1 GPL-3.0-or-later",
            "dash 0.5.12-2 BSD-3-Clause",
            "debianutils 5.7-0.5 GPL-2.0-or-later",
            "dpkg 1.21.22 GPL-2.0-or-later",
            "findutils 4.9.0-4 GPL-3.0-or-later",
            "fontconfig-config 2.14.1-4 HPND-sell-variant",
            "gcc-12-base 12.2.0-14 GPL-3.0-or-later",
            "gzip 1.12-1 GPL-3.0-or-later",
            "hostname 3.23+nmu1 GPL-2.0-only",
            "libacl1 2.3.1-3 LGPL-2.1-or-later",
            "libattr1 1:2.5.1-4 LGPL-2.1-or-later",
            "libaudit1 1:3.0.9-1 LGPL-2.1-or-later",
            "libblkid1 2.38.1-5 LGPL-2.1-or-later",
            "libbz2-1.0 1.0.8-5+b1 bzip2-1.0.6",
            "libc6 2.36-9+deb12u9 LGPL-2.1-or-later",
            "libcap2 1:2.66-4 BSD-3-Clause",
            "libexpat1 2.5.0-1+deb12u1 MIT",
            "libfontconfig1 2.14.1-4 HPND-sell-variant",
            "libfreetype6 2.12.1+dfsg-5 FTL",
            "libgcc-s1 12.2.0-14 GPL-3.0-or-later",
            "libgmp10 2:6.2.1+dfsg1-1.1 LGPL-3.0-or-later",
            "libgnutls30 3.7.9-2+deb12u3 LGPL-2.1-or-later",
            "libjpeg62-turbo 1:2.1.5-2 IJG",
            "liblz4-1 1.9.4-1 BSD-2-Clause",
            "liblzma5 5.4.1-0.2 0BSD",
            "libpcre2-8-0 10.42-1 BSD-3-Clause",
            "libpng16-16 1.6.39-2 libpng-2.0",
            "libselinux1 3.4-1+b6 LicenseRef-public-domain",
            "libssl3 3.0.15-1~deb12u1 Apache-2.0",
            "libstdc++6 12.2.0-14 GPL-3.0-or-later",
            "libsystemd0 252.31-1~deb12u1 LGPL-2.1-or-later",
            "libuuid1 2.38.1-5 BSD-3-Clause",
            "libzstd1 1.5.4+dfsg2-5 BSD-3-Clause",
            "locales 2.36-9+deb12u9 LGPL-2.1-or-later",
            "openssl 3.0.15-1~deb12u1 Apache-2.0",
            "perl-base 5.36.0-7+deb12u1 Artistic-1.0-Perl",
            "sed 4.9-1 GPL-3.0-or-later",
            "tar 1.34+dfsg-1.2 GPL-3.0-or-later",
            "tzdata 2024b-0+deb12u1 LicenseRef-public-domain",
            "util-linux 2.38.1-5 GPL-2.0-or-later",
            "zlib1g 1:1.2.13.dfsg-1 Zlib");

    private static final List<String> MAVEN = List.of(
            "com.fasterxml.jackson.core/jackson-annotations 2.18.1 Apache-2.0",
            "com.fasterxml.jackson.core/jackson-core 2.18.1 Apache-2.0",
            "com.fasterxml.jackson.core/jackson-databind 2.18.1 Apache-2.0",
            "com.zaxxer/HikariCP 6.2.1 Apache-2.0",
            "io.helidon.webserver/helidon-webserver 4.1.4 Apache-2.0",
            "io.micrometer/micrometer-core 1.14.1 Apache-2.0",
            "io.netty/netty-buffer 4.1.115.Final Apache-2.0",
            "io.netty/netty-codec-http 4.1.115.Final Apache-2.0",
            "jakarta.inject/jakarta.inject-api 2.0.1 Apache-2.0",
            "org.bouncycastle/bcprov-jdk18on 1.79 MIT",
            "org.checkerframework/checker-qual 3.48.2 MIT",
            "org.jspecify/jspecify 1.0.0 Apache-2.0",
            "org.postgresql/postgresql 42.7.4 BSD-2-Clause",
            "org.slf4j/slf4j-api 2.0.16 MIT",
            "org.yaml/snakeyaml 2.3 Apache-2.0");

    private ShopSboms() {}

    /// What Debian and the program brought, and the image itself.
    static byte[] spdx() {
        return Images.write(spdxDocument());
    }

    static ObjectNode spdxDocument() {
        ObjectNode document = Images.object(Map.of("spdxVersion", "SPDX-2.3", "name", "shop"));
        document.putObject("creationInfo")
                .put("created", "2026-11-20T10:41:00Z")
                .putArray("creators")
                .add("Organization: Example")
                .add("Tool: syft-1.14.0");
        ArrayNode packages = document.putArray("packages");
        DEBIAN.forEach(line -> spdx(packages, line.split(" ", -1), "pkg:deb/debian/"));
        MAVEN.forEach(line -> spdx(packages, line.split(" ", -1), "pkg:maven/"));
        packages.addObject().put("name", EVIL).put("versionInfo", EVIL).put("licenseDeclared", EVIL);
        packages.addObject()
                .put("name", "shop")
                .put("versionInfo", "1.1")
                .put("primaryPackagePurpose", "CONTAINER")
                .put("licenseConcluded", "NOASSERTION");
        return document;
    }

    /// What Debian brought whose name begins with `libc`.
    static ObjectNode fewPackages() {
        ObjectNode document = Images.object(Map.of("spdxVersion", "SPDX-2.3", "name", "built"));
        ArrayNode packages = document.putArray("packages");
        DEBIAN.stream()
                .filter(line -> line.startsWith("libc"))
                .forEach(line -> spdx(packages, line.split(" ", -1), "pkg:deb/debian/"));
        return document;
    }

    private static void spdx(ArrayNode packages, String[] words, String prefix) {
        ObjectNode one = packages.addObject()
                .put("name", words[0].substring(words[0].indexOf('/') + 1))
                .put("versionInfo", words[1])
                .put("licenseConcluded", "NOASSERTION")
                .put("licenseDeclared", words[2]);
        one.putArray("externalRefs")
                .addObject()
                .put("referenceCategory", "PACKAGE-MANAGER")
                .put("referenceType", "purl")
                .put("referenceLocator", prefix + words[0] + "@" + words[1]);
    }

    /// What the program brought, each within the one before it.
    static byte[] cycloneDx() {
        return Images.write(cycloneDxDocument());
    }

    private static ObjectNode cycloneDxDocument() {
        ObjectNode document = Images.object(Map.of("bomFormat", "CycloneDX", "specVersion", "1.6"));
        document.putObject("metadata").put("timestamp", "2026-11-19T08:00:00Z");
        ArrayNode components = document.putArray("components");
        components.addObject().put("type", "library").put("name", EVIL);
        for (String line : MAVEN) {
            String[] words = line.split(" ", -1);
            String[] name = words[0].split("/", -1);
            ObjectNode one = components
                    .addObject()
                    .put("type", "library")
                    .put("group", name[0])
                    .put("name", name[1])
                    .put("version", words[1])
                    .put("purl", "pkg:maven/" + words[0] + "@" + words[1]);
            one.putArray("licenses").addObject().putObject("license").put("id", words[2]);
            components = one.putArray("components");
        }
        return document;
    }

    /// The same as an attestation of cosign's.
    static byte[] attested() {
        ObjectNode statement = Images.object(
                Map.of("_type", "https://in-toto.io/Statement/v0.1", "predicateType", CYCLONE_DX_PREDICATE));
        statement.set("predicate", cycloneDxDocument());
        ObjectNode envelope = new ObjectMapper().createObjectNode();
        envelope.put("payloadType", "application/vnd.in-toto+json");
        envelope.put("payload", Base64.getEncoder().encodeToString(Images.write(statement)));
        envelope.putArray("signatures").addObject().put("sig", "bm90IGxvb2tlZCBhdA==");
        return Images.write(envelope);
    }
}
