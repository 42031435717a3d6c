-- Owner: registry.content. Which tags point to a manifest: by its digest first, which tells more than the repository.
-- PostgreSQL takes a repository for an average one, and would read all tags of a large one for each manifest.
-- Where the list of tags came first, its migration has dropped the older one.
drop index if exists tag_digest;
create index tag_digest on tag (digest, repository_id);
