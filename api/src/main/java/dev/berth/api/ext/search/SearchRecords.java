package dev.berth.api.ext.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.access.principal.User;
import dev.berth.access.robot.Robot;
import dev.berth.api.harbor.HarborTime;
import dev.berth.control.view.SearchHit;
import dev.berth.control.view.SearchViews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search answers with.
final class SearchRecords {

    private SearchRecords() {}

    /// What was found, by what it is; best first.
    record Found(
            List<FoundProject> projects,
            List<FoundRepository> repositories,
            List<FoundTag> tags,
            List<FoundManifest> digests,
            List<FoundPerson> people,
            List<FoundRobot> robots) {}

    /// A project.
    record FoundProject(
            long id, String name, @JsonProperty("public") boolean open) {
        static FoundProject of(SearchHit.Project project) {
            return new FoundProject(project.id(), project.name(), project.open());
        }
    }

    /// A repository.
    ///
    /// @param tagCount as many, or more where it says so
    record FoundRepository(
            String name,
            long projectId,
            @JsonProperty("public") boolean open,
            long pullCount,
            int tagCount,
            boolean moreTags) {
        static FoundRepository of(SearchHit.Repository repository, int tags) {
            return new FoundRepository(
                    repository.name().value(),
                    repository.project(),
                    repository.open(),
                    repository.pulls(),
                    tags,
                    tags >= SearchViews.COUNTED);
        }
    }

    /// A tag and what it points to.
    ///
    /// @param others the first few of the other tags of that
    record FoundTag(String repository, String tag, String digest, String pushedAt, List<String> others) {
        static FoundTag of(SearchHit.Tag tag, List<String> others) {
            return new FoundTag(
                    tag.repository().value(),
                    tag.name(),
                    tag.digest().toString(),
                    HarborTime.text(tag.pushedAt()),
                    others);
        }
    }

    /// A manifest.
    record FoundManifest(String repository, String digest, String mediaType, String pushedAt) {
        static FoundManifest of(SearchHit.Manifest manifest) {
            return new FoundManifest(
                    manifest.repository().value(),
                    manifest.digest().toString(),
                    manifest.mediaType(),
                    HarborTime.text(manifest.pushedAt()));
        }
    }

    /// A user.
    record FoundPerson(long id, String username, String realName) {
        static FoundPerson of(User user) {
            return new FoundPerson(user.id(), user.username(), user.realName());
        }
    }

    /// A robot.
    record FoundRobot(
            long id,
            String name,
            @Nullable Long projectId,
            boolean disabled,
            @Nullable String expiresAt) {
        static FoundRobot of(Robot robot) {
            return new FoundRobot(
                    robot.id(),
                    robot.fullName(),
                    robot.project().orElse(null),
                    robot.disabled(),
                    robot.expiresAt().map(HarborTime::text).orElse(null));
        }
    }
}
