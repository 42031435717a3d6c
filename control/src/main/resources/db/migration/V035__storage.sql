-- Owner: control.usage. What each repository holds, as it was measured last. Instants are milliseconds since 1970. Only
-- the consumer of events and the job that measures write here, so nobody who pushes waits.
create table repository_usage (
    -- the whole name
    repository  text not null primary key,
    project_id  ${long} not null,
    -- of its manifests and of the blobs that they name, each content once
    bytes       ${long} not null,
    -- of those blobs among them that another repository of the project holds as well, and that any other does
    beside      ${long} not null,
    shared      ${long} not null,
    -- how many blobs that are: the more, the longer is it left alone
    blobs       ${long} not null,
    -- as many as lists show
    artifacts   ${long} not null,
    -- how often something was pushed or deleted; who measures looks whether that was meanwhile
    changes     ${long} not null,
    -- from when on it is to be measured; null when nothing has changed
    due_at      ${long},
    -- null until it was
    measured_at ${long}
) ${strict};
create index repository_usage_project on repository_usage (project_id, bytes, repository);
create index repository_usage_bytes on repository_usage (bytes, repository);
create index repository_usage_due on repository_usage (due_at) where due_at is not null;
create index repository_usage_measured on repository_usage (measured_at) where due_at is null;

-- The sums of that. What two repositories of a project hold counts for both.
create table project_usage (
    project_id   ${long} not null primary key,
    bytes        ${long} not null,
    repositories ${long} not null
) ${strict};

insert into repository_usage (repository, project_id, bytes, beside, shared, blobs, artifacts, changes, due_at)
select repository.name, project.id, 0, 0, 0, 0, 0, 0, 0
from project
join repository on repository.name >= project.name || '/' and repository.name < project.name || '0';
