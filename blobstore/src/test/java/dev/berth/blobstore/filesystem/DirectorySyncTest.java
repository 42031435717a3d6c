package dev.berth.blobstore.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DirectorySyncTest {

    private static final Path DIRECTORY = Path.of("somewhere");

    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger durable = new AtomicInteger();
    private final AtomicInteger fsyncs = new AtomicInteger();

    @Test
    void everyCallerReturnsAfterAnFsyncThatBeganAfterItsChange() throws Exception {
        var sync = new DirectorySync(new FailingFileOperations() {
            @Override
            public void forceDirectory(Path directory) {
                int covered = changes.get();
                durable.accumulateAndGet(covered, Math::max);
            }
        });
        List<Callable<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            callers.add(() -> {
                for (int j = 0; j < 200; j++) {
                    int mine = changes.incrementAndGet();
                    sync.sync(DIRECTORY);
                    assertThat(durable.get()).isGreaterThanOrEqualTo(mine);
                }
                return null;
            });
        }
        try (var executor = Executors.newFixedThreadPool(64)) {
            for (Future<Void> done : executor.invokeAll(callers)) {
                done.get();
            }
        }
    }

    @Test
    void thoseWhoWaitForOneFsyncShareTheNext() throws Exception {
        var firstMayEnd = new CountDownLatch(1);
        var sync = new DirectorySync(new FailingFileOperations() {
            @Override
            public void forceDirectory(Path directory) throws IOException {
                fsyncs.incrementAndGet();
                await(firstMayEnd);
            }
        });
        List<Thread> callers = startAndAwaitWaiting(sync, 20, new ArrayList<>());

        firstMayEnd.countDown();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(fsyncs).hasValue(2);
    }

    @Test
    void aFailedFsyncFailsForAllWhomItWasToCover() throws Exception {
        var firstMayEnd = new CountDownLatch(1);
        var sync = new DirectorySync(new FailingFileOperations() {
            @Override
            public void forceDirectory(Path directory) throws IOException {
                await(firstMayEnd);
                if (fsyncs.incrementAndGet() == 2) {
                    throw new IOException("Input/output error");
                }
            }
        });
        List<IOException> failures = new ArrayList<>();
        List<Thread> callers = startAndAwaitWaiting(sync, 20, failures);

        firstMayEnd.countDown();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(failures)
                .hasSize(19)
                .allMatch(e -> String.valueOf(e.getMessage()).contains("durable"));
        sync.sync(DIRECTORY);
        assertThat(fsyncs).hasValue(3);
    }

    @Test
    void aFailureOfTheOnlyCallerIsItsOwn() {
        var sync = new DirectorySync(new FailingFileOperations() {
            @Override
            public void forceDirectory(Path directory) throws IOException {
                throw new IOException("Input/output error");
            }
        });

        assertThatThrownBy(() -> sync.sync(DIRECTORY)).hasRootCauseMessage("Input/output error");
    }

    private List<Thread> startAndAwaitWaiting(DirectorySync sync, int count, List<IOException> failures) {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(Thread.ofPlatform().start(() -> {
                try {
                    sync.sync(DIRECTORY);
                } catch (IOException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread caller : callers) {
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        return callers;
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
