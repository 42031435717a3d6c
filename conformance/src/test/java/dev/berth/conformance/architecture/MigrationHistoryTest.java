package dev.berth.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Checkout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A database that has run a migration refuses a program that holds it with other contents, so a migration stays as the
/// commit that brought it; what it lacks comes with one of its own.
final class MigrationHistoryTest {

    /// The last one from before this rule.
    private static final String LAST_WITHOUT_RULE = "V034__";

    private final Path folder = BerthProcess.workFolder("migration-history");

    @Test
    void aMigrationIsAsTheCommitThatBroughtIt() {
        Map<String, String> brought = new HashMap<>();
        // Newest first, so that one which was taken away and came again counts as it came again.
        git(
                        "log",
                        "--diff-filter=A",
                        "--no-renames",
                        "--raw",
                        "--no-abbrev",
                        "--format=",
                        "--",
                        "*/db/migration/V*.sql")
                .lines()
                .map(line -> line.split("[ \t]+"))
                .forEach(change -> brought.putIfAbsent(name(change[5]), change[3]));

        var changed = new TreeSet<String>();
        git("ls-files", "--stage", "--", "*/db/migration/V*.sql")
                .lines()
                .map(line -> line.split("[ \t]+"))
                .filter(file -> name(file[3]).compareTo(LAST_WITHOUT_RULE) > 0)
                .filter(file -> !file[1].equals(brought.getOrDefault(name(file[3]), file[1])))
                .forEach(file -> changed.add(file[3]));

        assertThat(brought).containsKey("V035__storage.sql");
        assertThat(changed).isEmpty();
    }

    private static String name(String path) {
        return Path.of(path).getFileName().toString();
    }

    private String git(String... arguments) {
        return Checkout.git(folder, "a history that reaches back to the first migrations", arguments);
    }
}
