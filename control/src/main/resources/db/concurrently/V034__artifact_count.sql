-- Owner: control.artifact. The wider index first, so that a list has one all the time.
create index concurrently if not exists artifact_pushed_wide
    on artifact (repository_id, pushed_at, id, subject_digest, accessory_type, digest);
drop index concurrently if exists artifact_pushed;
alter index if exists artifact_pushed_wide rename to artifact_pushed;
create index concurrently if not exists artifact_project_wide
    on artifact (project, pushed_at, id, subject_digest, accessory_type, digest, repository_id);
drop index concurrently if exists artifact_project;
alter index if exists artifact_project_wide rename to artifact_project;
