package dev.berth.registry.arrival;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.ByteSource;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.upload.UploadId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What those see who look on while uploads are under way.
class ArrivalsTest {

    private static final byte[] CONTENT = TestRegistry.bytes(1, 1_000);
    private static final Digest DIGEST = DigestAlgorithm.SHA256.digest(CONTENT);

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    private final List<List<Progress>> seen = new ArrayList<>();
    private final Arrivals arrivals = registry.arrivals();

    @BeforeEach
    void watch() {
        Runnable _ = arrivals.watch(() -> {});
    }

    /// Gives the content in parts, and lets a period end before each of them and before the end.
    private ByteSource slowly(int... lengths) {
        Iterator<ByteBuffer> parts = parts(lengths).iterator();
        return () -> {
            look();
            return parts.hasNext() ? parts.next() : null;
        };
    }

    private static List<ByteBuffer> parts(int... lengths) {
        List<ByteBuffer> parts = new ArrayList<>();
        int from = 0;
        for (int length : lengths) {
            parts.add(ByteBuffer.wrap(CONTENT, from, length).slice());
            from += length;
        }
        return parts;
    }

    private void look() {
        arrivals.look();
        seen.add(arrivals.progress());
    }

    private List<String> told() {
        return seen.stream()
                .flatMap(List::stream)
                .map(one -> one.stage() + " " + one.received()
                        + (one.total().isPresent() ? "/" + one.total().getAsLong() : ""))
                .toList();
    }

    private UploadId begin() {
        return registry.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
    }

    private void append(UploadId id, OptionalLong start, OptionalLong length, ByteSource content) {
        registry.uploads().append(ACTOR, APP, id, start, length, content);
    }

    private static OptionalLong length(long bytes) {
        return OptionalLong.of(bytes);
    }

    @Test
    void aStreamIsSeenToGrowThenToWaitThenToBeABlob() {
        UploadId id = begin();
        append(id, OptionalLong.empty(), OptionalLong.empty(), slowly(300, 700));
        look();
        registry.uploads().complete(ACTOR, APP, id, DIGEST, OptionalLong.empty(), length(0), () -> null);
        look();

        assertThat(told())
                .containsExactly("ARRIVING 0", "ARRIVING 300", "ARRIVING 1000", "WAITING 1000", "STORED 1000/1000");
        assertThat(seen.stream().flatMap(List::stream).map(Progress::key).distinct())
                .hasSize(1)
                .noneMatch(key -> key.contains(id.value()) || id.value().contains(key));
        Progress stored = seen.getLast().getFirst();
        assertThat(stored.digest()).hasValue(DIGEST);
        assertThat(stored.repository()).isEqualTo(APP);
        assertThat(stored.since()).isEqualTo(registry.clock().instant());
    }

    @Test
    void theTotalIsKnownWhereTheClientSaysThatThisIsAll() {
        registry.uploads().store(ACTOR, APP, DIGEST, length(1_000), slowly(400, 600));
        UploadId id = begin();
        append(id, OptionalLong.empty(), length(400), slowly(400));
        registry.uploads().complete(ACTOR, APP, id, DIGEST, length(400), length(600), new Rest(slowly(400, 600)));

        assertThat(told())
                .contains("ARRIVING 400/1000", "ARRIVING 400/400", "ARRIVING 1000/1000")
                .noneMatch(one -> one.startsWith("ARRIVING") && !one.contains("/"));
    }

    /// Leaves the first part out.
    private static final class Rest implements ByteSource {

        private final ByteSource whole;
        private boolean begun;

        Rest(ByteSource whole) {
            this.whole = whole;
        }

        @Override
        public @Nullable ByteBuffer next() throws IOException {
            if (!begun) {
                begun = true;
                @Nullable ByteBuffer _ = whole.next();
            }
            return whole.next();
        }
    }

    @Test
    void ofAChunkWithAPlaceNobodyKnowsWhetherItIsTheLast() {
        append(begin(), length(0), length(400), slowly(400));

        assertThat(told()).containsExactly("ARRIVING 0", "ARRIVING 400");
    }

    @Test
    void aConnectionThatBreaksAndARefusedDigestEndIt() {
        UploadId id = begin();
        ByteSource slow = slowly(300);
        assertThatThrownBy(() -> append(id, OptionalLong.empty(), OptionalLong.empty(), () -> {
                    ByteBuffer next = slow.next();
                    if (next == null) {
                        throw new IOException("connection reset");
                    }
                    return next;
                }))
                .isInstanceOf(DomainException.class);
        look();
        Digest wrong = DigestAlgorithm.SHA256.digest(new byte[] {1});
        assertThatThrownBy(() -> registry.uploads().store(ACTOR, APP, wrong, length(300), slowly(300)))
                .isInstanceOf(DomainException.class);
        look();

        assertThat(told()).contains("STOPPED 300", "STOPPED 300/300").noneMatch(one -> one.startsWith("STORED"));
    }

    @Test
    void whoeverGivesUpAnUploadEndsItAtOnce() {
        UploadId id = begin();
        List<Progress> after = new ArrayList<>();
        Iterator<ByteBuffer> parts = parts(300, 700).iterator();
        append(id, OptionalLong.empty(), OptionalLong.empty(), () -> {
            if (after.isEmpty() && parts.hasNext()) {
                look();
            } else if (after.isEmpty()) {
                registry.uploads().cancel(ACTOR, APP, id);
                look();
                after.addAll(arrivals.progress());
            }
            return parts.hasNext() ? parts.next() : null;
        });
        look();

        assertThat(after).extracting(Progress::stage).containsExactly(Stage.STOPPED);
        assertThat(seen.getLast()).extracting(Progress::stage).containsExactly(Stage.STOPPED);
    }

    @Test
    void howAnUploadEndedIsForgottenAfterSomePeriods() {
        registry.uploads().store(ACTOR, APP, DIGEST, length(1_000), slowly(1_000));
        for (int i = 0; i < Arrivals.KNOWN_FOR; i++) {
            look();
            assertThat(arrivals.progress()).extracting(Progress::stage).containsExactly(Stage.STORED);
        }
        look();

        assertThat(arrivals.progress()).isEmpty();
    }

    @Test
    void nothingIsKeptWhereNobodyLooksOnAndNewsIsToldOnlyWhereThereIsSome() {
        try (Arrivals own = new Arrivals(registry.database(), "own", registry.clock())) {
            push(own, "before");
            List<Integer> news = new ArrayList<>();
            Runnable leave = own.watch(() -> news.add(own.progress().size()));
            own.look();
            assertThat(news).isEmpty();

            push(own, "one");
            push(own, "two");
            own.look();
            assertThat(news).containsExactly(2);

            leave.run();
            push(own, "three");
            own.look();
            own.look();
            assertThat(news).containsExactly(2);
            assertThat(own.progress()).isEmpty();
        }
    }

    private static void push(Arrivals arrivals, String upload) {
        try (Arrival arrival = arrivals.expect(upload, APP, length(1))) {
            arrival.begin(0);
            arrival.add(1);
            arrival.stored(DIGEST);
        }
    }

    @Test
    void aRequestThatNeverBeganIsNeverSeen() {
        Arrival arrival = arrivals.expect("id", APP, OptionalLong.empty());
        look();
        arrival.close();
        look();

        assertThat(told()).isEmpty();
    }

    @Test
    void whatNodesTellEachOtherIsReadAsItWasWritten() {
        UploadId id = begin();
        append(id, OptionalLong.empty(), OptionalLong.empty(), slowly(1_000));
        registry.uploads().complete(ACTOR, APP, id, DIGEST, OptionalLong.empty(), length(0), slowly());
        look();
        List<Progress> all = seen.stream().flatMap(List::stream).toList();

        assertThat(ProgressText.read(ProgressText.write(all))).isEqualTo(all);
        assertThat(ProgressText.read("")).isEmpty();
        String newer = Arrays.stream(ProgressText.write(all).split("\n", -1))
                .map(line -> line + " more")
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
        assertThat(ProgressText.read(newer)).isEqualTo(all);
        assertThat(all).extracting(Progress::total).contains(OptionalLong.empty(), length(1_000));
        assertThat(all).extracting(Progress::digest).contains(Optional.empty(), Optional.of(DIGEST));
    }
}
