-- Owner: control.artifact. Artifacts by size, for the list of tags.
create index artifact_size on artifact (repository_id, size, digest);
