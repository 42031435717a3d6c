-- Owner: registry.content, for the list of tags. Apart from the column, so that tags can be read while these are made.
create index tag_unordered on tag (repository_id, name) where order_key is null;

-- The order of each list of tags: as versions, and by time. By name there is the key.
create index tag_order on tag (repository_id, order_key, name);
create index tag_pushed on tag (repository_id, pushed_at, name);

-- Which of a manifest's tags is its best; in place of the index of a manifest's tags.
create index tag_best on tag (repository_id, digest, order_key, name);
drop index tag_digest;

-- Manifests by pulls.
create index manifest_pulls on manifest (repository_id, pull_count, digest);
