package dev.berth.control.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.RepositoryNode;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class UsageRecountTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private MeasuredRepositories measured;

    @BeforeEach
    void projects() {
        measured = new MeasuredRepositories(database);
    }

    @AfterEach
    void close() {
        measured.close();
    }

    @Test
    void whateverHappensTheFiguresAreThoseOfACount() {
        Random random = new Random(42);
        List<String> repositories = List.of("team/a", "team/b", "team/c", "other/a", "other/b");
        Map<String, Map<String, Pushed>> model = new HashMap<>();
        for (int step = 0; step < 80; step++) {
            String repository = repositories.get(random.nextInt(repositories.size()));
            Map<String, Pushed> tags = model.computeIfAbsent(repository, _ -> new TreeMap<>());
            if (!tags.isEmpty() && random.nextInt(3) == 0) {
                String tag = tags.keySet().iterator().next();
                tags.remove(tag);
                measured.delete(repository, tag);
            } else {
                TreeSet<String> layers = random.ints(1 + random.nextInt(4), 0, 9)
                        .mapToObj(number -> "layer " + number)
                        .collect(Collectors.toCollection(TreeSet::new));
                // The number of the step makes each manifest one of its own.
                layers.add("step " + step);
                String tag = "t%03d".formatted(step);
                tags.put(tag, new Pushed(measured.push(repository, tag, layers.toArray(String[]::new)), layers));
            }
            measured.clock().pass(Duration.ofSeconds(1));
            if (random.nextInt(10) == 0) {
                measured.measure();
            }
        }
        measured.clock().pass(Duration.ofSeconds(1));
        measured.measure();
        measured.clock().pass(Duration.ofDays(2));
        measured.measure();

        for (String repository : repositories) {
            Set<String> held = layers(model, repository);
            Map<String, Pushed> pushed = model.getOrDefault(repository, Map.of());
            long manifests =
                    pushed.values().stream().mapToLong(Pushed::manifest).sum();
            RepositoryNode found = measured.repository(repository);
            assertThat(found.bytes()).as(repository).isEqualTo(manifests + 100L * held.size());
            assertThat(found.artifacts()).isEqualTo(pushed.size());
            assertThat(found.shared()).hasValue(100L * shared(model, held, repository, ""));
            assertThat(found.sharedInProject())
                    .hasValue(100L * shared(model, held, repository, repository.substring(0, repository.indexOf('/'))));
        }
        for (ProjectNode node : measured.all().projects()) {
            assertThat(node.bytes())
                    .isEqualTo(node.repositories().stream()
                            .mapToLong(RepositoryNode::bytes)
                            .sum());
        }
    }

    private record Pushed(long manifest, Set<String> layers) {}

    private static Set<String> layers(Map<String, Map<String, Pushed>> model, String repository) {
        return model.getOrDefault(repository, Map.of()).values().stream()
                .flatMap(pushed -> pushed.layers().stream())
                .collect(Collectors.toSet());
    }

    private static long shared(
            Map<String, Map<String, Pushed>> model, Set<String> held, String repository, String within) {
        Set<String> others = model.keySet().stream()
                .filter(name -> !name.equals(repository) && name.startsWith(within))
                .flatMap(name -> layers(model, name).stream())
                .collect(Collectors.toSet());
        return held.stream().filter(others::contains).count();
    }
}
