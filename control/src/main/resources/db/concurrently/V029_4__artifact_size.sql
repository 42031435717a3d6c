-- Owner: control.artifact.
create index concurrently if not exists artifact_size on artifact (repository_id, size, digest);
