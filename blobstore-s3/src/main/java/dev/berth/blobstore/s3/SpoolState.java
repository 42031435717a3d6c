package dev.berth.blobstore.s3;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What any node must know to go on with a spool; kept in the ledger as text, a line for each thing:
///
/// ```
/// spool 1 <sequence> <floor>
/// upload <id>
/// part <number> <size> <etag> <checksum or ->
/// tail inline <Base64>  |  tail aside <length> <number>
/// ```
///
/// @param upload the id of the multipart upload, once there is one
/// @param sequence counts the objects that held a tail, so that none is overwritten
/// @param floor the next part gets a higher number than this, so that none is overwritten by a writer who was shut
///     out
record SpoolState(Optional<String> upload, List<Part> parts, Tail tail, int sequence, int floor) {

    static final SpoolState EMPTY = new SpoolState(Optional.empty(), List.of(), Tail.NONE, 0, 0);

    private static final String NO_CHECKSUM = "-";

    // More parts than are on their way at once, and few of the 10,000.
    private static final int OUT_OF_REACH = 200;

    SpoolState {
        parts = List.copyOf(parts);
    }

    /// The spool's length in bytes.
    long length() {
        return partBytes() + tail.length();
    }

    long partBytes() {
        return parts.stream().mapToLong(Part::size).sum();
    }

    /// The same, beyond the numbers that a slow writer may still use.
    SpoolState outOfReach() {
        int last = parts.isEmpty() ? 0 : parts.getLast().number();
        return new SpoolState(upload, parts, tail, sequence, Math.max(floor, last) + OUT_OF_REACH);
    }

    String text() {
        var text = new StringBuilder("spool 1 %d %d\n".formatted(sequence, floor));
        upload.ifPresent(id -> text.append("upload ").append(encode(id)).append('\n'));
        for (Part part : parts) {
            text.append("part %d %d %s %s\n"
                    .formatted(
                            part.number(),
                            part.size(),
                            encode(part.etag()),
                            part.checksum().map(SpoolState::encode).orElse(NO_CHECKSUM)));
        }
        switch (tail) {
            case Tail.None _ -> {}
            case Tail.Inline inline ->
                text.append("tail inline ").append(inline.base64()).append('\n');
            case Tail.Aside aside -> text.append("tail aside %d %d\n".formatted(aside.length(), aside.number()));
        }
        return text.toString();
    }

    /// @throws IOException when another version of this program, or nobody, wrote `text`
    static SpoolState parse(String text) throws IOException {
        Optional<String> upload = Optional.empty();
        List<Part> parts = new ArrayList<>();
        Tail tail = Tail.NONE;
        int sequence = -1;
        int floor = 0;
        try {
            for (String line : text.lines().toList()) {
                String[] words = line.split(" ", -1);
                switch (words[0] + " " + (words[0].equals("part") || words[0].equals("upload") ? "" : words[1])) {
                    case "spool 1" -> {
                        sequence = Integer.parseInt(words[2]);
                        floor = Integer.parseInt(words[3]);
                    }
                    case "upload " -> upload = Optional.of(decode(words[1]));
                    case "part " -> parts.add(part(words));
                    case "tail inline" -> tail = new Tail.Inline(words[2]);
                    case "tail aside" -> tail = new Tail.Aside(Long.parseLong(words[2]), Integer.parseInt(words[3]));
                    default -> throw new IOException("the state of a spool has a line that is not understood: " + line);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("the state of a spool is not understood", e);
        }
        if (sequence < 0) {
            throw new IOException("the state of a spool is not understood: it has no beginning");
        }
        return new SpoolState(upload, parts, tail, sequence, floor);
    }

    private static Part part(String[] words) {
        return new Part(
                Integer.parseInt(words[1]),
                Long.parseLong(words[2]),
                decode(words[3]),
                Optional.of(words[4])
                        .filter(checksum -> !checksum.equals(NO_CHECKSUM))
                        .map(SpoolState::decode));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
