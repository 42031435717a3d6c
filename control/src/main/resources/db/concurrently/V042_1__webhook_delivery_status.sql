-- Owner: control.webhook.
create index concurrently if not exists webhook_delivery_status on webhook_delivery (policy, status, id);
