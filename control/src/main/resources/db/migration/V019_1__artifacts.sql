-- Owner: control.artifact. What manifests are, written down once, soon after they are pushed. Instants are milliseconds
-- since 1970.
create table artifact (
    id                  ${identity},
    repository_id       ${long} not null,
    -- the first component of the repository's name
    project             text not null,
    digest              text not null,
    type                text not null,
    -- the config's, or the manifest's own when it has no config
    media_type          text not null,
    manifest_media_type text not null,
    artifact_type       text not null,
    -- of the manifest and all that it names
    size                ${long} not null,
    pushed_at           ${long} not null,
    -- what the artifact is about, when it says so itself; such an artifact is an accessory
    subject_digest      text,
    -- what it is to its subject; without a subject, what it is when a tag names one
    accessory_type      text,
    extra_attrs         text not null,
    annotations         text not null,
    unique (repository_id, digest),
    foreign key (repository_id, digest) references manifest (repository_id, digest) on delete cascade
) ${strict};
create index artifact_pushed on artifact (repository_id, pushed_at, id);
create index artifact_project on artifact (project, pushed_at, id);
create index artifact_subject on artifact (repository_id, subject_digest) where subject_digest is not null;

-- What an index says of the manifests that it lists.
create table artifact_child (
    artifact_id ${long} not null references artifact (id) on delete cascade,
    position    ${long} not null,
    digest      text not null,
    platform    text,
    annotations text not null,
    urls        text not null,
    primary key (artifact_id, position)
) ${strict};

-- What people say of a repository.
create table repository_description (
    repository_id ${long} not null primary key references repository (id) on delete cascade,
    description   text not null,
    updated_at    ${long} not null
) ${strict};
