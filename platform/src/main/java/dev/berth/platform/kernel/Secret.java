package dev.berth.platform.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that must not be seen: prints as `***`, compares in constant time, leaves only through [#reveal()].
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// The text itself, for the one place that needs it.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "***";
    }
}
