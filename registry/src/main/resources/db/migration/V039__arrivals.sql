-- Owner: registry.arrival. What nodes tell each other of uploads that are under way: one row for each node on which
-- somebody looks on, or which is looked at from another one; written by that node alone, at most once a second. Nothing
-- here is kept, and on a database that one node has to itself there are no rows.
create table arrival (
    node     text not null primary key,
    -- another number each time the node writes: whoever reads the row sees by it that the node is there
    beat     ${long} not null,
    -- 1 while somebody looks on at this node
    watching ${long} not null,
    -- a line for each upload: key, repository, stage, received, total, since, digest
    uploads  text not null
) ${strict};
