-- Owner: control.audit. What a receiver that is not set any more is still to get is a range of what waited when it was
-- changed, so that a change costs the same however much waits: behind after_id, up to up_to. An empty receiver stands
-- for whichever is set when the message is sent. Older rows have no range: what waits for them names them.
alter table audit_former_receiver add column after_id ${long} not null default 0;
alter table audit_former_receiver add column up_to ${long} not null default 0;
