package dev.berth.platform.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads the beginning of an answer's body. It is for people to look at, so a body that breaks off is shown as far
/// as it came.
final class AnswerBody {

    private final boolean chunked;
    private final long length;

    /// @param head the status line and headers, with line feeds alone
    AnswerBody(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        this.chunked = lower.contains("\ntransfer-encoding:") && lower.contains("chunked");
        this.length = length(lower);
    }

    private static long length(String head) {
        return head.lines()
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> line.substring("content-length:".length()).strip())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    String read(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (chunked) {
            long chunk = chunk(in);
            while (chunk > 0 && body.size() < limit) {
                copy(in, body, Math.min(chunk, limit - body.size()));
                boolean whole = body.size() < limit;
                chunk = whole && in.read() == '\r' && in.read() == '\n' ? chunk(in) : 0;
            }
        } else {
            copy(in, body, Math.min(length, limit));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static void copy(InputStream in, ByteArrayOutputStream body, long count) throws IOException {
        body.writeBytes(in.readNBytes((int) count));
    }

    private static long chunk(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n' && line.length() < 64) {
            line.append((char) c);
            c = in.read();
        }
        String size = line.toString().split(";", -1)[0].strip();
        return size.matches("[0-9a-fA-F]{1,15}") ? Long.parseLong(size, 16) : 0;
    }
}
