-- Owner: control.artifact. Whoever counts what a list shows looks at nothing but these: the rows are wide.
drop index artifact_pushed;
create index artifact_pushed on artifact (repository_id, pushed_at, id, subject_digest, accessory_type, digest);
drop index artifact_project;
create index artifact_project
    on artifact (project, pushed_at, id, subject_digest, accessory_type, digest, repository_id);
