-- Owner: registry.content. Whether any repository of a project still holds a manifest: from its digest to its holders.
create index manifest_digest on manifest (digest);
