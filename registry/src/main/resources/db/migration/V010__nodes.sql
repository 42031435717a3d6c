-- Owner: registry.upload. What lets any node go on with an upload that another one has begun. Instants are
-- milliseconds since 1970. A database that one node has to itself leaves the claim, received and digests alone.

-- How often a node has taken the upload to write to it. Whoever changes the row names the number it was given, so a
-- writer that was thought dead changes nothing any more.
alter table upload add column claim ${long} not null default 0;
-- Until when the writer has the upload to itself. Null when the last one ended in order: then received and digests
-- tell where it stands; 0 when it ended otherwise, and the blob store must be asked.
alter table upload add column claimed_until ${long};
alter table upload add column received ${long} not null default 0;
-- of the first `received` bytes, with spaces between; null when the node did not see all of them
alter table upload add column digests text;
-- from where to where the closing chunk goes that came with a wrong digest, and may come once more
alter table upload add column rejected_from ${long};
alter table upload add column rejected_to ${long};

-- What the driver of the blob store must know of a spool between calls.
create table spool_state (
    object_key text not null primary key,
    state      text not null,
    saved_at   ${long} not null
) ${strict};
create index spool_state_saved on spool_state (saved_at);
