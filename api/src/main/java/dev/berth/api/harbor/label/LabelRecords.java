package dev.berth.api.harbor.label;

import dev.berth.api.harbor.HarborTime;
import dev.berth.control.label.LabelText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of labels in the API; field names are Harbor's.
public final class LabelRecords {

    static final String GLOBAL = "g";
    static final String PROJECT = "p";

    private LabelRecords() {}

    /// A label to be made, or what is to change of one: parts that are left out stay as they are.
    record LabelReq(
            @Nullable String name,
            @Nullable String description,
            @Nullable String color,
            @Nullable String scope,
            @Nullable Long projectId) {

        LabelText text() {
            return over(new LabelText(Optional.ofNullable(name).orElse(""), "", ""));
        }

        LabelText over(LabelText old) {
            return new LabelText(
                    Optional.ofNullable(name).orElse(old.name()),
                    Optional.ofNullable(description).orElse(old.description()),
                    Optional.ofNullable(color).orElse(old.color()));
        }
    }

    /// A label.
    public record Label(
            long id,
            String name,
            String description,
            String color,
            String scope,
            long projectId,
            String creationTime,
            String updateTime) {

        public static Label of(dev.berth.control.label.Label label) {
            return new Label(
                    label.id(),
                    label.text().name(),
                    label.text().description(),
                    label.text().color(),
                    label.project().isPresent() ? PROJECT : GLOBAL,
                    label.project().orElse(0L),
                    HarborTime.text(label.createdAt()),
                    HarborTime.text(label.updatedAt()));
        }
    }
}
