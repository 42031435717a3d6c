-- Owner: control.webhook. The deliveries that ended in some way, found without passing over those that wait.
create index webhook_delivery_status on webhook_delivery (policy, status, id);
