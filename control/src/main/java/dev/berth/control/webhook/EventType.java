package dev.berth.control.webhook;

import java.util.Optional;

/// What a policy can be about, as Harbor names it. Some of these happen only with features that come later.
public enum EventType {
    PUSH_ARTIFACT("harbor.artifact.pushed"),
    PULL_ARTIFACT("harbor.artifact.pulled"),
    DELETE_ARTIFACT("harbor.artifact.deleted"),
    QUOTA_EXCEED("harbor.quota.exceeded"),
    QUOTA_WARNING("harbor.quota.warned"),
    SCANNING_FAILED("harbor.scan.failed"),
    SCANNING_STOPPED("harbor.scan.stopped"),
    SCANNING_COMPLETED("harbor.scan.completed"),
    REPLICATION("harbor.replication.status.changed"),
    TAG_RETENTION("harbor.tag_retention.finished");

    private final String cloudEvent;

    EventType(String cloudEvent) {
        this.cloudEvent = cloudEvent;
    }

    /// The type in a CloudEvent.
    public String cloudEvent() {
        return cloudEvent;
    }

    static Optional<EventType> of(String name) {
        for (EventType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
