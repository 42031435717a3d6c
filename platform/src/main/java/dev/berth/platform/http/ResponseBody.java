package dev.berth.platform.http;

import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.List;

/// What an answer carries.
public sealed interface ResponseBody {

    ResponseBody EMPTY = new Bytes(new byte[0]);

    /// The length in bytes; negative when nobody knows it beforehand.
    long length();

    /// Bytes in memory: manifests, JSON, pages. Not copied; the array must not change any more.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements ResponseBody {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /// A part of an open file, sent without passing through memory where the transport allows. `release` is called
    /// exactly once, when the response has ended in whatever way; the engine never closes the channel itself.
    record FileSlice(FileChannel channel, long offset, long length, Runnable release) implements ResponseBody {}

    /// Bytes and file slices one after the other, as `multipart/byteranges` needs them.
    record Sequence(List<ResponseBody> parts) implements ResponseBody {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public long length() {
            return parts.stream().mapToLong(ResponseBody::length).sum();
        }
    }

    /// A stream of known length that is not a local file. The engine reads it on a blocking thread and closes it.
    record Stream(InputStream stream, long length) implements ResponseBody {}

    /// What a source says while the client takes it; of no known length, and perhaps without an end.
    record Live(LiveSource source) implements ResponseBody {
        @Override
        public long length() {
            return -1;
        }
    }
}
