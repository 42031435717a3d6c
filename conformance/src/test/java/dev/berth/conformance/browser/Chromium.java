package dev.berth.conformance.browser;

import dev.berth.conformance.support.Program;
import java.nio.file.Path;

/// The browser of the tests, which goes by one of two names.
final class Chromium {

    private Chromium() {}

    /// Where it is; without it the test ends as skipped.
    static String require(Path folder) {
        String name = Program.find("chromium-browser").isPresent() ? "chromium-browser" : "chromium";
        Program.require(name, folder);
        return Program.find(name).orElseThrow().toString();
    }
}
