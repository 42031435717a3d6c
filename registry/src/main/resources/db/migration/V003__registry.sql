-- The data plane. Owners: registry.content holds every table here but `upload`, which registry.upload holds, and
-- `verification`, which registry.verification holds. Instants are milliseconds since 1970.

create table repository (
    id         ${identity},
    name       text not null unique,
    created_at ${long} not null,
    updated_at ${long} not null
) ${strict};

-- Immutable bytes under a key that is never reused. Doomed is final: the bytes go, then the row.
create table stored_object (
    id          ${identity},
    object_key  text not null unique,
    sha256      text not null,
    size        ${long} not null,
    state       text not null check (state in ('live', 'doomed', 'damaged')),
    created_at  ${long} not null,
    verified_at ${long}
) ${strict};
create unique index stored_object_live on stored_object (sha256) where state = 'live';
create index stored_object_doomed on stored_object (id) where state = 'doomed';
create index stored_object_damaged on stored_object (sha256) where state = 'damaged';

-- What a digest names, over all repositories. Never looked up without a repository.
create table blob (
    digest     text not null primary key,
    object_id  ${long} not null references stored_object (id),
    size       ${long} not null,
    created_at ${long} not null
) ${strict};
create index blob_object on blob (object_id);

-- A repository may read a blob only through its row here. lease_until is null while a manifest refers to the blob;
-- otherwise it is the promise until when the blob stays although nothing refers to it.
create table repository_blob (
    repository_id ${long} not null references repository (id),
    digest        text not null references blob (digest),
    size          ${long} not null,
    linked_at     ${long} not null,
    lease_until   ${long},
    primary key (repository_id, digest)
) ${strict};
create index repository_blob_digest on repository_blob (digest);
create index repository_blob_lease on repository_blob (lease_until) where lease_until is not null;

create table manifest (
    repository_id  ${long} not null references repository (id),
    digest         text not null,
    media_type     text not null,
    artifact_type  text,
    subject_digest text,
    size           ${long} not null,
    annotations    text not null,
    pushed_at      ${long} not null,
    pushed_by      text not null,
    pull_count     ${long} not null default 0,
    pulled_at      ${long},
    -- last, so that reading and counting the other columns does not touch the pages it spills to
    content        ${bytes} not null,
    primary key (repository_id, digest)
) ${strict};
create index manifest_subject on manifest (repository_id, subject_digest, digest) where subject_digest is not null;

-- What a manifest refers to. blob_digest or manifest_digest stays null while the content is not in the repository:
-- foreign layers, and the missing parts of sparse manifests.
create table manifest_reference (
    repository_id   ${long} not null,
    parent_digest   text not null,
    position        ${long} not null,
    child_digest    text not null,
    kind            text not null check (kind in ('config', 'layer', 'child')),
    size            ${long} not null,
    blob_digest     text,
    manifest_digest text,
    primary key (repository_id, parent_digest, position),
    foreign key (repository_id, parent_digest) references manifest (repository_id, digest) on delete cascade,
    foreign key (repository_id, blob_digest) references repository_blob (repository_id, digest),
    foreign key (repository_id, manifest_digest) references manifest (repository_id, digest)
) ${strict};
create index manifest_reference_blob on manifest_reference (repository_id, blob_digest) where blob_digest is not null;
create index manifest_reference_manifest on manifest_reference (repository_id, manifest_digest) where manifest_digest is not null;
create index manifest_reference_missing on manifest_reference (repository_id, child_digest) where blob_digest is null and manifest_digest is null;

create table tag (
    repository_id ${long} not null,
    name          text not null,
    digest        text not null,
    version       ${long} not null,
    pushed_at     ${long} not null,
    pushed_by     text not null,
    pull_count    ${long} not null default 0,
    pulled_at     ${long},
    primary key (repository_id, name),
    foreign key (repository_id, digest) references manifest (repository_id, digest)
) ${strict};
create index tag_digest on tag (repository_id, digest);

-- Referrers that a client listed in an index under the fallback tag, because its registry had no referrers API.
create table fallback_referrer (
    repository_id  ${long} not null,
    tag            text not null,
    digest         text not null,
    media_type     text not null,
    artifact_type  text,
    size           ${long} not null,
    annotations    text not null,
    primary key (repository_id, tag, digest),
    foreign key (repository_id, tag) references tag (repository_id, name) on delete cascade
) ${strict};

-- Until when the bytes of doomed objects stay, because a backup is copying them.
create table deletion_hold (
    id         text not null primary key,
    reason     text not null,
    held_until ${long} not null
) ${strict};

create table upload (
    id           text not null primary key,
    repository_id ${long} not null references repository (id) on delete cascade,
    object_key   text not null unique,
    algorithm    text not null,
    started_by   text not null,
    started_at   ${long} not null,
    seen_at      ${long} not null,
    -- set when the upload was completed; the row then answers a repeated completion until it expires
    digest       text,
    size         ${long}
) ${strict};
create index upload_seen on upload (seen_at);
create index upload_open on upload (repository_id) where digest is null;

create table verification (
    id                ${long} not null primary key check (id = 1),
    -- the last object read, then the last manifest read
    cursor_id         ${long} not null,
    cursor_repository ${long} not null,
    cursor_manifest   text not null,
    started_at        ${long} not null,
    finished_at       ${long},
    checked           ${long} not null,
    damaged           ${long} not null
) ${strict};
