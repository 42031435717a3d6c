package dev.berth.api.harbor.webhook;

import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.control.webhook.Delivery;
import dev.berth.control.webhook.EventType;
import dev.berth.control.webhook.PolicyTerms;
import dev.berth.control.webhook.WebhookTarget;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The records of webhooks in the API; field names are Harbor's.
final class WebhookRecords {

    private WebhookRecords() {}

    /// A policy, as it is asked for and shown.
    record WebhookPolicy(
            @Nullable Long id,
            @Nullable String name,
            @Nullable String description,
            @Nullable Long projectId,
            @Nullable List<WebhookTargetObject> targets,
            @Nullable List<String> eventTypes,
            @Nullable String creator,
            @Nullable String creationTime,
            @Nullable String updateTime,
            @Nullable Boolean enabled) {

        static WebhookPolicy of(dev.berth.control.webhook.WebhookPolicy policy) {
            PolicyTerms terms = policy.terms();
            return new WebhookPolicy(
                    policy.id(),
                    terms.name(),
                    terms.description(),
                    policy.project(),
                    terms.targets().stream().map(WebhookTargetObject::of).toList(),
                    terms.eventTypes().stream().map(EventType::name).toList(),
                    policy.creator(),
                    HarborTime.text(policy.createdAt()),
                    HarborTime.text(policy.updatedAt()),
                    terms.enabled());
        }

        PolicyTerms terms() {
            return new PolicyTerms(
                    name == null ? "" : name,
                    description == null ? "" : description,
                    targets == null
                            ? List.of()
                            : targets.stream().map(WebhookTargetObject::target).toList(),
                    eventTypes == null
                            ? List.of()
                            : eventTypes.stream().map(WebhookRecords::eventType).toList(),
                    enabled == null || enabled);
        }
    }

    /// Where to tell.
    ///
    /// @param authHeader goes in and never comes out
    record WebhookTargetObject(
            @Nullable String type,
            @Nullable String address,
            @Nullable String authHeader,
            @Nullable Boolean skipCertVerify,
            @Nullable String payloadFormat) {

        static WebhookTargetObject of(WebhookTarget target) {
            return new WebhookTargetObject(
                    target.kind() == WebhookTarget.Kind.HTTP ? "http" : "slack",
                    target.address(),
                    null,
                    !target.verify(),
                    target.kind() == WebhookTarget.Kind.HTTP ? target.format().wire() : null);
        }

        WebhookTarget target() {
            WebhookTarget.Kind kind = switch (type == null ? "" : type) {
                case "http" -> WebhookTarget.Kind.HTTP;
                case "slack" -> WebhookTarget.Kind.SLACK;
                default -> throw refused("targets: type is http or slack");
            };
            WebhookTarget.PayloadFormat format = switch (payloadFormat == null ? "" : payloadFormat) {
                case "", "Default" -> WebhookTarget.PayloadFormat.DEFAULT;
                case "CloudEvents" -> WebhookTarget.PayloadFormat.CLOUD_EVENTS;
                default -> throw refused("targets: payload_format is Default or CloudEvents");
            };
            return new WebhookTarget(
                    kind,
                    Objects.requireNonNullElse(address, ""),
                    Optional.ofNullable(authHeader).map(Secret::new),
                    skipCertVerify == null || !skipCertVerify,
                    format);
        }
    }

    private static EventType eventType(String name) {
        for (EventType type : EventType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw refused("event_types: there is no kind '%s'".formatted(name));
    }

    private static DomainException refused(String why) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, why);
    }

    /// What policies can be made of.
    record SupportedWebhookEventTypes(
            List<String> eventType, List<String> notifyType, List<PayloadFormat> payloadFormats) {}

    /// The formats that a kind of target knows.
    record PayloadFormat(String notifyType, List<String> formats) {}

    /// When a policy last told of a kind of event.
    record WebhookLastTrigger(
            String policyName,
            String eventType,
            boolean enabled,
            String creationTime,
            @Nullable String lastTriggerTime) {}

    /// A delivery in the form of Harbor before 2.7.
    record WebhookJob(
            long id,
            long policyId,
            String eventType,
            String notifyType,
            String status,
            String jobDetail,
            String creationTime,
            String updateTime) {

        static WebhookJob of(Delivery delivery) {
            return new WebhookJob(
                    delivery.id(),
                    delivery.policy(),
                    delivery.eventType().name(),
                    delivery.kind() == WebhookTarget.Kind.HTTP ? "http" : "slack",
                    delivery.status().wire(),
                    delivery.body(),
                    HarborTime.text(delivery.createdAt()),
                    HarborTime.text(delivery.updatedAt()));
        }
    }

    /// How many tasks of an execution stand how.
    record Metrics(
            int taskCount, int successTaskCount, int errorTaskCount, int pendingTaskCount, int runningTaskCount) {

        static Metrics of(Delivery.Status status) {
            return new Metrics(
                    1,
                    status == Delivery.Status.SUCCESS ? 1 : 0,
                    status == Delivery.Status.ERROR ? 1 : 0,
                    status == Delivery.Status.PENDING ? 1 : 0,
                    status == Delivery.Status.RUNNING ? 1 : 0);
        }
    }

    /// A delivery, as Harbor's executions are shown.
    record Execution(
            long id,
            String vendorType,
            long vendorId,
            String status,
            String statusMessage,
            Metrics metrics,
            String trigger,
            Map<String, String> extraAttrs,
            @Nullable String startTime,
            @Nullable String endTime) {

        static Execution of(Delivery delivery) {
            return new Execution(
                    delivery.id(),
                    delivery.kind() == WebhookTarget.Kind.HTTP ? "WEBHOOK" : "SLACK",
                    delivery.policy(),
                    delivery.status().wire(),
                    lastLine(delivery),
                    Metrics.of(delivery.status()),
                    "EVENT",
                    attributes(delivery),
                    HarborTime.text(delivery.startedAt().orElse(delivery.createdAt())),
                    delivery.endedAt().map(HarborTime::text).orElse(null));
        }
    }

    /// The one task of a delivery.
    record Task(
            long id,
            long executionId,
            String status,
            String statusMessage,
            int runCount,
            Map<String, String> extraAttrs,
            String creationTime,
            String updateTime,
            @Nullable String startTime,
            @Nullable String endTime) {

        static Task of(Delivery delivery) {
            return new Task(
                    delivery.id(),
                    delivery.id(),
                    delivery.status().wire(),
                    lastLine(delivery),
                    delivery.attempts(),
                    attributes(delivery),
                    HarborTime.text(delivery.createdAt()),
                    HarborTime.text(delivery.updatedAt()),
                    delivery.startedAt().map(HarborTime::text).orElse(null),
                    delivery.endedAt().map(HarborTime::text).orElse(null));
        }
    }

    /// What was begun to see what becomes of it.
    record Trial(List<Long> deliveries) {}

    /// A delivery with what was sent and what came back.
    ///
    /// @param trial whether it tells of nothing that happened
    record DeliveryDetail(
            long id,
            String eventType,
            String address,
            String status,
            int attempts,
            String requestBody,
            @Nullable Integer responseStatus,
            String responseBody,
            String log,
            boolean trial,
            String creationTime,
            @Nullable String endTime) {

        static DeliveryDetail of(Delivery delivery) {
            return new DeliveryDetail(
                    delivery.id(),
                    delivery.eventType().name(),
                    delivery.address(),
                    delivery.status().wire(),
                    delivery.attempts(),
                    delivery.body(),
                    delivery.responseStatus().orElse(null),
                    delivery.responseBody(),
                    delivery.log(),
                    delivery.trial(),
                    HarborTime.text(delivery.createdAt()),
                    delivery.endedAt().map(HarborTime::text).orElse(null));
        }
    }

    private static Map<String, String> attributes(Delivery delivery) {
        Map<String, String> attributes =
                Map.of("event_type", delivery.eventType().name(), "payload", delivery.body());
        if (!delivery.trial()) {
            return attributes;
        }
        Map<String, String> tried = new TreeMap<>(attributes);
        tried.put("trial", "true");
        return tried;
    }

    private static String lastLine(Delivery delivery) {
        return delivery.log().lines().reduce("", (_, line) -> line);
    }
}
