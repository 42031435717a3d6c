package dev.berth.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Acknowledged;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Mounted;
import dev.berth.conformance.support.PushLoad;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Scale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard test 13: the power goes while clients push. The data lies on a file system that is shut down so that all
/// writes that were not synced are lost, which a kill alone does not show.
@Tag("crash")
final class PowerCutTest {

    @Test
    void whatWasAcknowledgedSurvivesAPowerCut() throws Exception {
        var random = new Random(13);
        var everything = new Acknowledged();
        try (Mounted disk = Mounted.ext4("power-cut-disk", Scale.of(512, 4096));
                BerthProcess berth = BerthProcess.named("power-cut")
                        .data(disk.folder().resolve("data"))
                        .start()) {
            String name = berth.newProject() + "/app";
            for (int round = 0; round < Scale.of(15, 200); round++) {
                Repository repository = berth.admin().repository(name);
                var acknowledged = new Acknowledged();
                boolean atOnce = round % 2 == 0;
                new PushLoad(repository, acknowledged).run(4, round, 1 + random.nextInt(40), () -> {
                    // Power takes the program with the disk: then everything that it ever acknowledged counts. In the
                    // other rounds it lives on beside the dead disk. There a sync that was under way may return as if
                    // it had succeeded, as it does for any program, so what came before the cut counts.
                    if (atOnce) {
                        berth.freeze();
                    } else {
                        acknowledged.close();
                    }
                    disk.cutPower();
                    berth.kill();
                });
                disk.again();
                berth.start();
                assertThat(acknowledged.broken(berth.admin()))
                        .as("round " + round)
                        .isEmpty();
                everything.add(acknowledged);
            }
            assertThat(everything.broken(berth.admin())).isEmpty();
        }
    }
}
