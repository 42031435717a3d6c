-- Owner: control.webhook. Whether a delivery tells of nothing that happened, so that somebody sees what becomes of it.
alter table webhook_delivery add column trial ${long} not null default 0;
