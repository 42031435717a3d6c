package dev.berth.api.harbor.auditlog;

import dev.berth.api.harbor.HarborTime;
import dev.berth.control.audit.AuditEntry;

/// The records of the audit log in the API; field names are Harbor's, where it has such a field.
final class AuditRecords {

    private AuditRecords() {}

    /// An entry in the form that it had before Harbor 2.13.
    record AuditLog(long id, String username, String resource, String resourceType, String operation, String opTime) {

        static AuditLog of(AuditEntry entry) {
            return new AuditLog(
                    entry.id(),
                    entry.username(),
                    entry.resource(),
                    entry.resourceType(),
                    entry.operation(),
                    HarborTime.text(entry.at()));
        }
    }

    /// An entry.
    ///
    /// @param times how often it happened, within seconds
    record AuditLogExt(
            long id,
            String username,
            String resource,
            String resourceType,
            String operation,
            String operationDescription,
            boolean operationResult,
            String opTime,
            String sourceIp,
            String requestId,
            long times) {

        static AuditLogExt of(AuditEntry entry) {
            return new AuditLogExt(
                    entry.id(),
                    entry.username(),
                    entry.resource(),
                    entry.resourceType(),
                    entry.operation(),
                    entry.description(),
                    entry.succeeded(),
                    HarborTime.text(entry.at()),
                    entry.address(),
                    entry.request(),
                    entry.times());
        }
    }

    /// A kind of entry.
    record AuditLogEventType(String eventType) {}
}
