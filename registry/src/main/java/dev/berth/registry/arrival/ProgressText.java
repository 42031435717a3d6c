package dev.berth.registry.arrival;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What nodes tell each other: a line for each upload, with a space between its parts. An unknown total is -1.
final class ProgressText {

    private static final int PARTS = 7;

    private ProgressText() {}

    static String write(List<Progress> all) {
        return all.stream().map(ProgressText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Progress one) {
        return String.join(
                " ",
                one.key(),
                one.repository().value(),
                one.stage().name(),
                Long.toString(one.received()),
                Long.toString(one.total().orElse(-1)),
                Long.toString(one.since().toEpochMilli()),
                one.digest().map(Digest::toString).orElse("-"));
    }

    /// Reads what [#write] wrote. A newer version may add parts at the end of lines.
    static List<Progress> read(String text) {
        return text.lines().map(ProgressText::parse).toList();
    }

    private static Progress parse(String line) {
        String[] parts = line.split(" ", PARTS + 1);
        long total = Long.parseLong(parts[4]);
        return new Progress(
                parts[0],
                RepositoryName.parse(parts[1]),
                Stage.valueOf(parts[2]),
                Long.parseLong(parts[3]),
                total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
                Instant.ofEpochMilli(Long.parseLong(parts[5])),
                parts[6].equals("-") ? Optional.empty() : Optional.of(Digest.parse(parts[6])));
    }
}
