-- Owner: registry.content.
create index concurrently if not exists tag_unordered on tag (repository_id, name) where order_key is null;
create index concurrently if not exists tag_order on tag (repository_id, order_key, name);
create index concurrently if not exists tag_pushed on tag (repository_id, pushed_at, name);
create index concurrently if not exists tag_best on tag (repository_id, digest, order_key, name);
drop index concurrently if exists tag_digest;
create index concurrently if not exists manifest_pulls on manifest (repository_id, pull_count, digest);
