-- Owner: control.webhook.
create index concurrently if not exists webhook_delivery_kind on webhook_delivery (policy, event_type, created_at);
