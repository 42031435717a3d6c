-- Owner: control.label. Instants are milliseconds since 1970.

-- A label without a project is the whole installation's.
create table label (
    id          ${identity},
    project_id  ${long} references project (id) on delete cascade,
    name        text not null,
    description text not null,
    color       text not null,
    created_at  ${long} not null,
    updated_at  ${long} not null
) ${strict};
create unique index label_name on label (coalesce(project_id, 0), name);
create index label_project on label (project_id);

-- Labels go from an artifact with its manifest.
create table artifact_label (
    repository_id ${long} not null,
    digest        text not null,
    label_id      ${long} not null references label (id) on delete cascade,
    added_at      ${long} not null,
    primary key (repository_id, digest, label_id),
    foreign key (repository_id, digest) references manifest (repository_id, digest) on delete cascade
) ${strict};
create index artifact_label_label on artifact_label (label_id, repository_id, digest);
