package dev.berth.platform.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives back what a response body holds.
final class Bodies {

    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);

    private Bodies() {}

    /// Releases file slices and closes streams and sources; to be called once per body.
    static void release(ResponseBody body) {
        switch (body) {
            case ResponseBody.Bytes _ -> {}
            case ResponseBody.FileSlice slice -> runQuietly(slice.release());
            case ResponseBody.Sequence sequence -> sequence.parts().forEach(Bodies::release);
            case ResponseBody.Stream stream -> close(stream.stream());
            case ResponseBody.Live live -> close(live.source());
        }
    }

    private static void runQuietly(Runnable release) {
        try {
            release.run();
        } catch (RuntimeException failure) {
            LOG.warn("cannot release the file of a response", failure);
        }
    }

    private static void close(AutoCloseable source) {
        try {
            source.close();
        } catch (Exception failure) {
            LOG.warn("cannot close the stream of a response", failure);
        }
    }
}
