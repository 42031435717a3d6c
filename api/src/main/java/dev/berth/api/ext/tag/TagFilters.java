package dev.berth.api.ext.tag;

import static dev.berth.api.ext.tag.TagListEndpoints.bad;

import dev.berth.api.support.Call;
import dev.berth.control.view.TagFilter;
import dev.berth.control.view.TagFilter.RunsOn;
import java.util.Optional;

/// Reads which tags a call asks for.
final class TagFilters {

    private static final int LONGEST = 128;

    private TagFilters() {}

    static TagFilter of(Call call) {
        return new TagFilter(
                text(call, "q").orElse(""),
                text(call, "platform").map(TagFilters::platform),
                call.flag("signed"),
                call.flag("sbom"),
                call.query("label").map(TagFilters::number));
    }

    private static Optional<String> text(Call call, String name) {
        Optional<String> text = call.query(name);
        if (text.filter(TagFilters::unfit).isPresent()) {
            throw bad("%s: at most %d characters, on one line".formatted(name, LONGEST));
        }
        return text;
    }

    private static boolean unfit(String text) {
        return text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl);
    }

    private static RunsOn platform(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw bad("platform: an operating system and an architecture, as in linux/arm64 or linux/arm/v7");
        }
        return new RunsOn(
                parts[0],
                parts[1],
                parts.length == 3 && !parts[2].isEmpty() ? Optional.of(parts[2]) : Optional.empty());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw bad("label: the number of a label");
        }
    }
}
