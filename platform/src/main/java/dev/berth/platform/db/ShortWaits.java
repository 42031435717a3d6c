package dev.berth.platform.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// Lets a migration on PostgreSQL wait for a lock for a moment only: everybody who comes later waits behind it.
final class ShortWaits implements Callback {

    private final Duration longest;

    ShortWaits(Duration longest) {
        this.longest = longest;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("set local lock_timeout = " + longest.toMillis());
        } catch (SQLException e) {
            throw new FlywayException("the wait for locks could not be bounded: " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "short waits";
    }
}
