package dev.berth.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Acknowledged;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.PushLoad;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Scale;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard test 12: the program is killed at any moment of a push, 200 times (1,000 in full), and whatever it had
/// acknowledged is there after the next start, whole, and no tag points to nothing.
@Tag("crash")
final class KillLoopTest {

    private static final int PROCESSES = 4;
    private static final int CLIENTS = 4;
    private static final int MOST_ACKNOWLEDGEMENTS = 60;
    /// Clients push with tokens, which also spares each round a check of the password. One lasts for half an hour.
    private static final int ROUNDS_OF_A_TOKEN = 25;

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        int rounds = Scale.of(200, 1000) / PROCESSES;
        List<Callable<Void>> loops = IntStream.range(0, PROCESSES)
                .<Callable<Void>>mapToObj(number -> () -> killAgainAndAgain(number, rounds))
                .toList();

        try (var threads = Executors.newFixedThreadPool(PROCESSES)) {
            for (var loop : threads.invokeAll(loops)) {
                loop.get();
            }
        }
    }

    private static Void killAgainAndAgain(int number, int rounds) throws Exception {
        var random = new Random(number);
        var everything = new Acknowledged();
        try (BerthProcess berth =
                BerthProcess.named("kill-loop").with("gc.interval", "1s").start()) {
            String name = berth.newProject() + "/app";
            String token = "";
            for (int round = 0; round < rounds; round++) {
                if (round % ROUNDS_OF_A_TOKEN == 0) {
                    token = berth.admin().token("repository:" + name + ":pull,push");
                }
                RegistryClient client = berth.anonymous().withAuthorization("Bearer " + token);
                Repository repository = client.repository(name);
                var acknowledged = new Acknowledged();
                int count = 1 + random.nextInt(MOST_ACKNOWLEDGEMENTS);
                var load = new PushLoad(repository, acknowledged);
                assertThat(load.run(CLIENTS, number * 100_000L + round, count, berth::kill))
                        .isEmpty();
                berth.start();
                RegistryClient after = berth.anonymous().withAuthorization("Bearer " + token);
                assertThat(acknowledged.broken(after)).as("round " + round).isEmpty();
                everything.add(acknowledged);
            }
            assertThat(everything.broken(berth.admin())).isEmpty();
            Repository repository = berth.admin().repository(name);
            assertThat(repository.tags())
                    .allSatisfy(tag -> repository.manifest(tag).expect(200));
        }
        return null;
    }
}
