package dev.berth.platform.jobs;

import dev.berth.platform.db.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of several things to do, of which one that fails must not keep the others from being done.
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private Attempt() {}

    /// Does it, and only logs when it fails by itself.
    ///
    /// @throws DatabaseException when the database cannot do anything now, so that there is no use in the others
    static void of(String what, Runnable action) {
        try {
            action.run();
        } catch (DatabaseException e) {
            switch (e.reason()) {
                case UNAVAILABLE, UNKNOWN, FULL -> throw e;
                case CONSTRAINT, BROKEN -> LOG.error("{} failed, trying again", what, e);
            }
        } catch (RuntimeException e) {
            LOG.error("{} failed, trying again", what, e);
        }
    }
}
