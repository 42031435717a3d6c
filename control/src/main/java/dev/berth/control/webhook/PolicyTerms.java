package dev.berth.control.webhook;

import dev.berth.platform.kernel.DomainException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What somebody wants of a policy.
public record PolicyTerms(
        String name, String description, List<WebhookTarget> targets, List<EventType> eventTypes, boolean enabled) {

    private static final int LONGEST = 255;
    private static final int MOST_TARGETS = 10;

    public PolicyTerms {
        Set<EventType> different = new LinkedHashSet<>(eventTypes);
        targets = List.copyOf(targets);
        eventTypes = List.copyOf(different);
        require(!name.isBlank() && name.length() <= LONGEST, "name: it has 1 to 255 characters");
        require(description.length() <= 4 * LONGEST, "description: it is too long");
        require(!targets.isEmpty(), "targets: a policy has a target");
        require(targets.size() <= MOST_TARGETS, "targets: a policy has at most 10");
        require(!eventTypes.isEmpty(), "event_types: a policy is about some kind of event");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new DomainException(WebhookErrorCode.BAD_REQUEST, otherwise);
        }
    }
}
