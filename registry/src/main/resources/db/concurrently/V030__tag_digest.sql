-- Owner: registry.content. Under a name of its own first, as there may be an older one.
create index concurrently if not exists tag_digest_first on tag (digest, repository_id);
drop index concurrently if exists tag_digest;
alter index if exists tag_digest_first rename to tag_digest;
