package dev.berth.platform.http;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The body of a request that has none.
enum EmptyBody implements RequestBody {
    INSTANCE;

    private static final OptionalLong NOTHING = OptionalLong.of(0);

    @Override
    public OptionalLong length() {
        return NOTHING;
    }

    @Override
    public @Nullable ByteBuffer next() {
        return null;
    }

    @Override
    public byte[] readAll(int limit) {
        return new byte[0];
    }

    @Override
    public InputStream stream() {
        return InputStream.nullInputStream();
    }
}
