-- Owner: platform.events. What happened, written in the transactions that made it happen, until everybody who does
-- something about it has read it.
create table event (
    id           ${identity},
    -- the transaction's number, which says the order and what a reader may not have seen yet; 0 on an embedded database
    xact         ${long} not null,
    happened_at  ${long} not null,
    type         text not null,
    actor_kind   text not null,
    actor_id     ${long} not null,
    actor_name   text not null,
    address      text not null,
    request      text not null,
    subject      text not null,
    project      ${long},
    -- a line name=value for each
    details      text not null
) ${strict};
create index event_order on event (xact, id);

-- How far each consumer has come, and which node has it until when.
create table event_cursor (
    consumer     text not null primary key,
    xact         ${long} not null,
    event_id     ${long} not null,
    holder       text not null,
    held_until   ${long} not null,
    -- when a node last had such a consumer: of one that nobody has any more, no events are kept
    seen_at      ${long} not null
) ${strict};
