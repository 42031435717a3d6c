-- Owner: registry.content. What features above the registry need to say what repositories hold.

-- Whether somebody has written down what the manifest is. A push leaves that for later, and so does an upgrade: what
-- is still to be described is in this index, and so is not lost with a process.
alter table manifest add column described ${long} not null default 0;
create index manifest_undescribed on manifest (repository_id, digest) where described = 0;

-- How often something was pulled from a repository. Pulls of what was deleted since count too. It is not a column of
-- `repository`, which every push reads: a batch of pulls would make pushes start again.
create table repository_pulls (
    repository_id ${long} not null primary key references repository (id) on delete cascade,
    pull_count    ${long} not null,
    pulled_at     ${long}
) ${strict};
insert into repository_pulls (repository_id, pull_count, pulled_at)
select repository_id, sum(pull_count), max(pulled_at) from manifest where pull_count > 0 group by repository_id;

-- Lists of all repositories begin with the newest.
create index repository_created on repository (created_at, id);
