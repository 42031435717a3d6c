-- Owner: registry.content. How often a manifest was pulled on a day of UTC, by whatever name; no row where it was not.
-- Written with the counts of manifests, tags and repositories; goes with the manifest, and after a month.
create table pulled_day (
    repository_id ${long} not null,
    digest        text not null,
    begins_at     ${long} not null,
    pulls         ${long} not null,
    primary key (repository_id, digest, begins_at),
    foreign key (repository_id, digest) references manifest (repository_id, digest) on delete cascade
) ${strict};
create index pulled_day_begins on pulled_day (begins_at);
