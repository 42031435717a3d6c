-- Owner: control.artifact. What is about an artifact: by its digest first, which tells more than the repository.
drop index artifact_subject;
create index artifact_subject on artifact (subject_digest, repository_id) where subject_digest is not null;
