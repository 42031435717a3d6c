package dev.berth.control.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Entries as messages of syslog (RFC 5424), and these as they travel over a connection (RFC 6587 and 5425). The
/// message's text is the line of JSON that exports have.
final class SyslogMessage {

    /// The facility of audit logs.
    private static final int AUDIT = 13;

    private static final int INFORMATIONAL = 6;
    private static final int WARNING = 4;
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_TYPE = 32;

    private SyslogMessage() {}

    /// @param host what the registry calls itself
    static String of(AuditEntry entry, String host) {
        int priority = AUDIT * 8 + (entry.succeeded() ? INFORMATIONAL : WARNING);
        return "<%d>1 %s %s berth - %s [origin software=\"Berth\"] %s"
                .formatted(
                        priority,
                        entry.at().truncatedTo(ChronoUnit.MILLIS),
                        printable(host, LONGEST_HOST),
                        printable(entry.type(), LONGEST_TYPE),
                        new String(AuditLine.of(entry), StandardCharsets.UTF_8));
    }

    /// Messages one after the other, each behind its length.
    static byte[] framed(List<String> messages) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (String message : messages) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            frames.writeBytes((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
            frames.writeBytes(bytes);
        }
        return frames.toByteArray();
    }

    /// A field of the header: visible ASCII, or a dash.
    private static String printable(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < longest; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f) {
                shown.append(c);
            }
        }
        return shown.isEmpty() ? "-" : shown.toString();
    }
}
