package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Three nodes of the program before the last change of the schema are replaced one at a time by this one, while
/// clients push through nginx: older and newer nodes serve side by side on one database, which the first newer one
/// migrates under the others.
@Tag("cluster")
final class RollingUpgradeTest {

    @Test
    void pushesGoOnWhileOneNodeAfterTheOtherIsReplacedByANewerProgram() throws Exception {
        Path earlier = EarlierProgram.require();
        try (Cluster cluster = Cluster.named("upgrade").by(earlier).start()) {
            var pushers = new PushersMeanwhile(cluster);
            long schema = migrations(cluster);

            Ledger ledger = pushers.during(() -> {
                pushers.awaitPushes(5);
                for (BerthProcess node : cluster.nodes()) {
                    node.stop();
                    pushers.awaitPushes(5);
                    node.upgrade();
                    node.start();
                    pushers.awaitPushes(5);
                }
            });

            System.out.println("rolling upgrade: " + ledger.pushes() + " images pushed; answers " + ledger.statuses());
            assertThat(migrations(cluster)).isGreaterThan(schema);
            // Through nginx, so each node answers for a third.
            assertThat(ledger.broken(cluster.admin())).isEmpty();
        }
    }

    private static long migrations(Cluster cluster) throws Exception {
        return Long.parseLong(
                cluster.rows("select count(*) from schema_history").getFirst());
    }
}
