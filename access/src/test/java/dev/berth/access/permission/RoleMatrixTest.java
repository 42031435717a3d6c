package dev.berth.access.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Harbor's table as its reference states it, written down a second time: who changes the matrix changes this too.
class RoleMatrixTest {

    private static final Map<String, Action> LETTERS =
            Map.of("C", Action.CREATE, "R", Action.READ, "U", Action.UPDATE, "D", Action.DELETE, "L", Action.LIST);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "–", textBlock = """
            PROJECT             | R U D               | R                   | R                  | R        | R        | R
            MEMBER              | C R U D L           | R L                 | R L                | R L      | –        | –
            METADATA            | C R U D L           | R                   | –                  | –        | –        | –
            LOG                 | L                   | –                   | –                  | –        | –        | –
            LABEL               | C R U D L           | C R U D L           | R L                | R L      | –        | R L
            QUOTA               | R                   | R                   | R                  | R        | R        | –
            REPOSITORY          | C R U D L pull push | C R U D L pull push | C R U L pull push  | R L pull | R L pull | L pull
            TAG_RETENTION       | C R U D L operate   | C R U D L operate   | C R U D L operate  | –        | –        | –
            IMMUTABLE_TAG       | C U D L             | C U D L             | –                  | –        | –        | –
            CONFIGURATION       | R U                 | R                   | R                  | R        | R        | –
            ROBOT               | C R U D L           | R L                 | R L                | R L      | –        | –
            NOTIFICATION_POLICY | C R U D L           | R L                 | –                  | –        | –        | –
            SCAN                | C R stop            | C R stop            | R                  | R        | R        | R
            SBOM                | C R stop            | C R stop            | R                  | R        | R        | –
            SCANNER             | C R                 | R                   | R                  | R        | R        | R
            ARTIFACT            | C R D L             | C R D L             | C R L              | R L      | R L      | R L
            ARTIFACT_ADDITION   | R                   | R                   | R                  | R        | R        | R
            TAG                 | C D L               | C D L               | C L                | L        | L        | L
            ACCESSORY           | L                   | L                   | L                  | L        | L        | L
            ARTIFACT_LABEL      | C D                 | C D                 | C D                | –        | –        | –
            PREHEAT_POLICY      | C R U D L           | –                   | –                  | –        | –        | –
            EXPORT_CVE          | C R L               | C R L               | C R L              | –        | –        | –
            CATALOG             | –                   | –                   | –                  | –        | –        | –
            USER                | –                   | –                   | –                  | –        | –        | –
            """)
    void everyRoleMayWhatHarborsTableSaysAndNothingElse(
            Resource resource,
            String projectAdmin,
            String maintainer,
            String developer,
            String guest,
            String limitedGuest,
            String anybody) {
        assertThat(actions(resource, Role.PROJECT_ADMIN)).isEqualTo(cell(projectAdmin));
        assertThat(actions(resource, Role.MAINTAINER)).isEqualTo(cell(maintainer));
        assertThat(actions(resource, Role.DEVELOPER)).isEqualTo(cell(developer));
        assertThat(actions(resource, Role.GUEST)).isEqualTo(cell(guest));
        assertThat(actions(resource, Role.LIMITED_GUEST)).isEqualTo(cell(limitedGuest));
        assertThat(List.of(Action.values()).stream()
                        .filter(action -> RoleMatrix.HARBOR.allowsAnybody(new Permission(resource, action)))
                        .toList())
                .isEqualTo(cell(anybody));
    }

    private static List<Action> actions(Resource resource, Role role) {
        return List.of(Action.values()).stream()
                .filter(action -> RoleMatrix.HARBOR.allows(role, new Permission(resource, action)))
                .toList();
    }

    private static List<Action> cell(String words) {
        List<Action> actions = new ArrayList<>();
        for (String word : Optional.ofNullable(words).orElse("").split(" ", -1)) {
            if (LETTERS.containsKey(word)) {
                actions.add(LETTERS.get(word));
            } else if (!word.isEmpty()) {
                actions.add(Action.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
            }
        }
        return actions.stream().sorted().toList();
    }
}
