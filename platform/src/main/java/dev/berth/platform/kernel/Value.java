package dev.berth.platform.kernel;

import java.time.Instant;

/// What a field is compared with. Its kind is that of the field.
public sealed interface Value {

    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    record Moment(Instant instant) implements Value {}

    record Flag(boolean set) implements Value {}
}
