-- Owner: control.usage. How much repositories held before they changed, for those who look what grew. Instants are
-- milliseconds since 1970. Only the job that measures writes here.

-- What the history knows of a repository: how much it held when that was noted last, -1 when nothing is known before
-- its first measurement, and when it was noted to hold another amount. Nodes of earlier versions measure without
-- noting; where the two differ, the next measurement notes it.
alter table repository_usage add column noted ${long} not null default 0;
alter table repository_usage add column noted_at ${long};

-- How much a repository held when an hour or a day began in which it was noted to hold another amount. It held as much
-- since the row before, and from the last row on what was noted last.
create table repository_held (
    project_id ${long} not null,
    -- the whole name
    repository text not null,
    step       text not null check (step in ('hour', 'day')),
    begins_at  ${long} not null,
    bytes      ${long} not null,
    primary key (project_id, repository, step, begins_at)
) ${strict};
create index repository_held_begins on repository_held (step, begins_at);

-- One row: from when on that is known.
create table usage_history (
    since ${long} not null primary key
) ${strict};
