package dev.berth.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Other nodes go on while one migrates: an index of a table that was there before is built by a migration of its
/// own, which has a second form for PostgreSQL that holds up nobody, `db/concurrently/<the same name>`.
final class IndexMigrationsTest {

    /// The last one from before this rule; some of those before have a second form, too.
    private static final String LAST_WITHOUT_RULE = "V034__";

    /// Tables that never have many rows, or are new in the version that follows: building takes no time.
    private static final Set<String> SMALL = Set.of();

    private static final Pattern CREATED_TABLE = Pattern.compile("create table ([a-z_]+)");
    private static final Pattern CREATED_INDEX = Pattern.compile("create (?:unique )?index ([a-z_]+)\\s+on ([a-z_]+)");
    private static final Pattern DROPPED_INDEX = Pattern.compile("drop index (?:if exists )?([a-z_]+)");
    private static final Pattern CONCURRENT = Pattern.compile(
            "create (?:unique )?index concurrently if not exists [a-z_]+"
                    + "\\s+on .*|drop index concurrently if exists [a-z_]+|alter index if exists [a-z_]+ rename to [a-z_]+",
            Pattern.DOTALL);

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void anIndexOfAnOlderTableIsBuiltConcurrently() throws IOException {
        Set<String> violations = new TreeSet<>();
        for (Path migration : files("migration")) {
            String name = migration.getFileName().toString();
            List<String> statements = statements(migration);
            if (name.compareTo(LAST_WITHOUT_RULE) > 0
                    && buildsOnOlderTable(statements)
                    && !Files.exists(form(migration))) {
                violations.add(name + " has no second form in db/concurrently");
            }
        }

        assertThat(violations).isEmpty();
    }

    @Test
    void aMigrationWithASecondFormBuildsAndDropsIndexesOnly() throws IOException {
        Set<String> violations = new TreeSet<>();
        for (Path form : files("concurrently")) {
            Path migration = form.resolveSibling("../migration").normalize().resolve(form.getFileName());
            statements(migration).stream()
                    .filter(statement -> !CREATED_INDEX.matcher(statement).lookingAt()
                            && !DROPPED_INDEX.matcher(statement).matches())
                    .forEach(statement -> violations.add(migration.getFileName() + ": " + statement));
        }

        assertThat(violations).isEmpty();
    }

    @Test
    void aSecondFormMayRunAgainAfterEachOfItsStatements() throws IOException {
        List<Path> forms = files("concurrently");
        Set<String> violations = new TreeSet<>();
        for (Path form : forms) {
            statements(form).stream()
                    .filter(statement -> !CONCURRENT.matcher(statement).matches())
                    .forEach(statement -> violations.add(form.getFileName() + ": " + statement));
        }

        assertThat(forms).isNotEmpty();
        assertThat(violations).isEmpty();
    }

    private static boolean buildsOnOlderTable(List<String> statements) {
        Set<String> created = statements.stream()
                .map(CREATED_TABLE::matcher)
                .filter(Matcher::lookingAt)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
        return statements.stream()
                .map(CREATED_INDEX::matcher)
                .filter(Matcher::lookingAt)
                .map(matcher -> matcher.group(2))
                .anyMatch(table -> !created.contains(table) && !SMALL.contains(table));
    }

    private static Path form(Path migration) {
        return migration.resolveSibling("../concurrently").normalize().resolve(migration.getFileName());
    }

    private static List<String> statements(Path file) throws IOException {
        String bare = Files.readString(file).replaceAll("--.*", "");
        return Arrays.stream(bare.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static List<Path> files(String kind) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(PROJECT)) {
            for (Path module : modules.toList()) {
                Path folder = module.resolve("src/main/resources/db").resolve(kind);
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> all = Files.list(folder)) {
                        all.forEach(found::add);
                    }
                }
            }
        }
        return found;
    }
}
