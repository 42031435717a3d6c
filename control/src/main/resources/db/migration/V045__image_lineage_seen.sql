-- Owner: control.artifact. A move to another database goes on behind the last key it wrote, so each table has one. What was
-- seen so far is not kept: the next look begins anew, and finds the rows it makes.
drop table image_lineage_seen;
create table image_lineage_seen (
    one         ${long} not null primary key check (one = 1),
    artifact_id ${long} not null
) ${strict};
