package dev.berth.control.project;

import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import java.util.regex.Pattern;

/// The form of a project's name: Harbor's, and that of a component of a repository's name.
final class ProjectName {

    private static final int MAX_LENGTH = 255;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]++(?:[._-][a-z0-9]++)*+");

    private ProjectName() {}

    /// Refuses what has not the form of a project's name: BAD_REQUEST.
    static void check(String name) {
        if (name.length() > MAX_LENGTH || !FORM.matcher(name).matches() || !component(name)) {
            throw new DomainException(
                    ProjectErrorCode.BAD_REQUEST,
                    "project_name: not a name for a project; use 1 to %d lower-case letters and digits, parted by single . _ or -"
                            .formatted(MAX_LENGTH));
        }
    }

    private static boolean component(String name) {
        try {
            return !RepositoryName.parse(name).hasPath();
        } catch (InvalidOciValueException e) {
            return false;
        }
    }
}
