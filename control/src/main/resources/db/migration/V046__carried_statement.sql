-- Owner: control.artifact. Of which manifests an index carries a statement, as BuildKit keeps what it notes of a build,
-- and of what kind. Derived from manifests, so nobody has to keep it.
create table carried_statement (
    repository_id ${long} not null,
    -- digest of a manifest that the index lists, or of the index itself
    about         text not null,
    -- sbom, provenance or other
    kind          text not null,
    -- of the index
    artifact_id   ${long} not null references artifact (id) on delete cascade,
    primary key (repository_id, about, kind, artifact_id)
) ${strict};
create index carried_statement_artifact on carried_statement (artifact_id);

-- Up to which artifact a job has looked for indexes without rows: those from before, and those that nodes describe that
-- do not know of this. One row.
create table carried_statement_seen (
    one         ${long} not null primary key check (one = 1),
    artifact_id ${long} not null
) ${strict};
