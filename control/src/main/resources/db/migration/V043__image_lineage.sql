-- Owner: control.artifact. Which images lie upon which: of each image the layers from the lowest up, in a form in which
-- images that have the same layers and more follow in the index. Derived from the manifest, so nobody has to keep it.
create table image_lineage (
    artifact_id   ${long} not null primary key references artifact (id) on delete cascade,
    repository_id ${long} not null,
    -- the first component of the repository's name
    project       text not null,
    -- sixteen hexadecimal digits of each layer's digest
    path          text not null,
    -- a number that stands for the path where the same one is looked for
    chain         ${long} not null,
    -- milliseconds since 1970
    pushed_at     ${long} not null
) ${strict};
create index image_lineage_chain on image_lineage (chain, project, repository_id, pushed_at);
create index image_lineage_path on image_lineage (project, path);

-- Up to which artifact a job has looked for images without a row: those from before, and those that nodes describe that
-- do not know of this. One row.
create table image_lineage_seen (
    artifact_id ${long} not null
) ${strict};
insert into image_lineage_seen (artifact_id) values (0);
