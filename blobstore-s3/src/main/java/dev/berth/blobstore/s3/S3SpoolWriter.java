package dev.berth.blobstore.s3;

import dev.berth.blobstore.SpoolWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Appends to a spool, and gives it back when it is closed.
final class S3SpoolWriter implements SpoolWriter {

    private final Spool spool;
    private final InstantSource clock;
    private final Consumer<Spool> giveBack;
    private boolean broken;
    private boolean closed;

    S3SpoolWriter(Spool spool, InstantSource clock, Consumer<Spool> giveBack) {
        this.spool = spool;
        this.clock = clock;
        this.giveBack = giveBack;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        guarded(() -> spool.write(bytes));
        spool.touch(clock.millis());
    }

    @Override
    public long length() {
        return spool.length();
    }

    @Override
    public void flush() throws IOException {
        guarded(spool::flush);
    }

    // After a failure only what was flushed before is sure; the next writer begins there.
    private void guarded(Step step) throws IOException {
        boolean done = false;
        try {
            step.run();
            done = true;
        } finally {
            broken |= !done;
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (broken) {
            spool.release();
        } else {
            giveBack.accept(spool);
        }
    }
}
