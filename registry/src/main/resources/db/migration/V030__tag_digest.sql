-- Owner: registry.content. Which tags point to a manifest: by its digest first, which tells more than the repository.
-- PostgreSQL takes a repository for an average one, and would read all tags of a large one for each manifest.
drop index tag_digest;
create index tag_digest on tag (digest, repository_id);
