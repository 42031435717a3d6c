-- Owner: control.webhook. When a policy last told of a kind of event, found without passing over its deliveries.
create index webhook_delivery_kind on webhook_delivery (policy, event_type, created_at);
