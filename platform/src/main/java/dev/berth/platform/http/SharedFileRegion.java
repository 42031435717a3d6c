package dev.berth.platform.http;

import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;

/// A part of a file for zero-copy transfer, whose channel belongs to someone else and stays open.
final class SharedFileRegion extends DefaultFileRegion {

    SharedFileRegion(FileChannel channel, long offset, long length) {
        super(channel, offset, length);
    }

    @Override
    protected void deallocate() {}
}
