-- Owner: registry.content.
create index concurrently if not exists manifest_digest on manifest (digest);
