package dev.berth.server;

import dev.berth.platform.config.SettingSources;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A process that moves a database, says when it is as far as it was told, and waits there to be killed.
final class MovingProcess {

    private MovingProcess() {}

    public static void main(String[] arguments) {
        ServerSettings settings =
                ServerSettings.read(new SettingSources(Map.of("--data", arguments[0]), Map.of(), Optional.empty()));
        long rows = Long.parseLong(arguments[2]);
        DatabaseMigration.run(settings, arguments[1], (done, _) -> {
            if (done >= rows) {
                System.out.println("there");
                for (CountDownLatch never = new CountDownLatch(1); never.getCount() > 0; ) {
                    try {
                        never.await();
                    } catch (InterruptedException _) {
                        // Only a kill ends this.
                    }
                }
            }
        });
    }
}
