-- Owner: platform.events. What nodes tell each other of facts that they remember: those that a transaction changed,
-- in rows that it wrote itself. Rows are kept for minutes. On a database that one node has to itself there are none.
create table notice (
    id         ${identity},
    topic      text not null,
    -- the names of the facts, one a line
    names      text not null,
    -- the node that wrote it
    sender     text not null,
    -- the transaction's number, which says what a reader may not have seen yet
    xact       ${long} not null,
    created_at ${long} not null
) ${strict};
create index notice_xact on notice (xact);
create index notice_created on notice (created_at);
