package dev.berth.api.support;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a part of the installation works, found out by using it.
///
/// @param name of the part, as operators read it: `database`, `storage`
public record HealthCheck(String name, Probe probe) {

    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    /// Uses the part, and throws whatever goes wrong.
    @FunctionalInterface
    public interface Probe {
        void use() throws Exception;
    }

    /// Uses the part now. Why it does not work is for the log, not for whoever asks.
    public boolean works() {
        try {
            probe.use();
            return true;
        } catch (Exception e) {
            LOG.warn("health check: {} does not work", name, e);
            return false;
        }
    }
}
