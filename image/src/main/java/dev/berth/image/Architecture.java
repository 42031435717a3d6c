package dev.berth.image;

import java.util.Arrays;

/// A processor architecture, in each of the languages that name it.
enum Architecture {
    AMD64("amd64", "x86_64", "x86_64", "x86_64"),
    ARM64("arm64", "aarch_64", "aarch64", "arm64");

    private final String oci;
    private final String netty;
    private final String sqlite;
    private final String jline;

    Architecture(String oci, String netty, String sqlite, String jline) {
        this.oci = oci;
        this.netty = netty;
        this.sqlite = sqlite;
        this.jline = jline;
    }

    /// From the name that images have.
    static Architecture parse(String oci) {
        return Arrays.stream(values())
                .filter(each -> each.oci.equals(oci))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "cannot make an image for '%s'; amd64 and arm64 are known".formatted(oci)));
    }

    /// That of the machine this runs on.
    static Architecture ofThisMachine() {
        return parse(System.getProperty("os.arch").equals("aarch64") ? "arm64" : System.getProperty("os.arch"));
    }

    String oci() {
        return oci;
    }

    String netty() {
        return netty;
    }

    String sqlite() {
        return sqlite;
    }

    String jline() {
        return jline;
    }
}
