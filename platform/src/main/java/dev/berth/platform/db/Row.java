package dev.berth.platform.db;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The current row of a result; columns by name. Valid only inside the mapper.
public interface Row {

    String text(String column);

    @Nullable
    String textOrNull(String column);

    long number(String column);

    @Nullable
    Long numberOrNull(String column);

    boolean flag(String column);

    byte[] bytes(String column);

    Instant instant(String column);

    @Nullable
    Instant instantOrNull(String column);
}
