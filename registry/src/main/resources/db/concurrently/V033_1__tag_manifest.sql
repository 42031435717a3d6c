-- Owner: registry.content.
create index concurrently if not exists tag_manifest on tag (digest, repository_id, order_key, name);
drop index concurrently if exists tag_best;
drop index concurrently if exists tag_digest;
