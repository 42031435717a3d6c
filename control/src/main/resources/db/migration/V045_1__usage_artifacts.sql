-- Owner: control.usage. How many artifacts the repositories of a project hold together. Nodes of earlier versions leave
-- it as it is; the next of this one that adds up puts it right.
alter table project_usage add column artifacts ${long} not null default 0;
update project_usage
set artifacts = (
    select cast(coalesce(sum(repository_usage.artifacts), 0) as bigint)
    from repository_usage
    where repository_usage.project_id = project_usage.project_id
    and repository_usage.measured_at is not null
);
