package dev.berth.api.ext.audit;

import dev.berth.control.audit.AuditEntry;
import dev.berth.control.audit.AuditExport;
import dev.berth.control.audit.AuditExport.Place;
import dev.berth.control.audit.AuditExport.Portion;
import dev.berth.control.audit.AuditLine;
import dev.berth.platform.http.LiveSource;
import dev.berth.platform.kernel.Filter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/// The lines of one export. A portion is read when the client has taken the one before.
final class AuditLines implements LiveSource {

    private static final int PORTION = 1_000;

    private final AuditExport export;
    private final long after;
    private final OptionalLong project;
    private final Filter filter;
    private final long limit;
    private final Runnable ended;
    private volatile boolean closed;

    /// @param ended runs once, when nothing more is read
    AuditLines(AuditExport export, long after, OptionalLong project, Filter filter, long limit, Runnable ended) {
        this.export = export;
        this.after = after;
        this.project = project;
        this.filter = filter;
        this.limit = limit;
        this.ended = ended;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Place place = new Place(Place.START.at(), after);
        long left = limit;
        while (!closed && left > 0) {
            Portion portion = export.after(place, project, filter, PORTION);
            for (AuditEntry entry : portion.entries()) {
                if (left > 0) {
                    out.write(AuditLine.of(entry));
                    out.write('\n');
                    left--;
                }
            }
            out.flush();
            if (portion.next().equals(place)) {
                return;
            }
            place = portion.next();
        }
    }

    @Override
    public void close() {
        closed = true;
        ended.run();
    }
}
