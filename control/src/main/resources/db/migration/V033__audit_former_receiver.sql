-- Owner: control.audit. What is still to be sent to a receiver that is not set any more.
--
-- receiver: empty for whichever is set when the message is sent.
alter table audit_forward add column receiver text not null default '';
create index audit_forward_receiver on audit_forward (receiver, id);

-- Receivers that were set, and until when, in milliseconds since 1970: what happened by then is sent to them. For an hour.
create table audit_former_receiver (
    id           ${identity},
    receiver     text not null,
    set_until    ${long} not null
) ${strict};
