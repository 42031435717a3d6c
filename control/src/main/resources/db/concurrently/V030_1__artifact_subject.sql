-- Owner: control.artifact. The newer index first, so that there is one all the time.
create index concurrently if not exists artifact_subject_first on artifact (subject_digest, repository_id)
    where subject_digest is not null;
drop index concurrently if exists artifact_subject;
alter index if exists artifact_subject_first rename to artifact_subject;
