-- Owner: registry.content, for the list of tags. A text that orders tags as versions when it is compared bytewise;
-- empty for tags that only name a referrer of another manifest, null while nobody has written it yet: in rows that
-- are older, and those of nodes that know nothing of it. A job fills them.
alter table tag add column order_key text;
