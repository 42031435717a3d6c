-- Owner: control.series. How much happened in each hour and day, and how much was held then. Instants are milliseconds
-- since 1970. Only the consumer of events and the job that samples write here, so nobody who pushes or pulls waits.

-- Of a repository, by its name in the project; of a whole project, where the repository is empty; and of the
-- installation, which is project 0.
create table series_traffic (
    project_id ${long} not null,
    repository text not null,
    step       text not null check (step in ('hour', 'day')),
    begins_at  ${long} not null,
    pushes     ${long} not null,
    pulls      ${long} not null,
    primary key (project_id, repository, step, begins_at)
) ${strict};
create index series_traffic_begins on series_traffic (step, begins_at);

-- What projects held, as the last sample of the hour or day found it; project 0 is the sum of all.
create table series_stored (
    project_id ${long} not null,
    step       text not null check (step in ('hour', 'day')),
    begins_at  ${long} not null,
    bytes      ${long} not null,
    primary key (project_id, step, begins_at)
) ${strict};
create index series_stored_begins on series_stored (step, begins_at);
