-- Owner: registry.content. One index of a manifest's tags in place of two: by its digest first, which tells more than the
-- repository, and the best tag last. What asked for the repository and the digest finds both in it.
create index tag_manifest on tag (digest, repository_id, order_key, name);
drop index tag_best;
drop index tag_digest;
