-- Recurring background work: who runs a job now, and when it is due next.
create table job_lease (
    name             text not null primary key,
    next_due         ${long} not null,
    lease_holder     text,
    lease_until      ${long},
    stop_requested   ${long} not null default 0,
    run_id           ${long}
) ${strict};

-- The runs of each job, newest kept up to a bound.
create table job_run (
    id               ${identity},
    name             text not null,
    holder           text not null,
    started          ${long} not null,
    ended            ${long},
    outcome          text not null check (outcome in ('running', 'succeeded', 'failed', 'stopped', 'lost')),
    message          text,
    done             ${long} not null default 0,
    total            ${long} not null default 0,
    unit             text
) ${strict};

create index job_run_by_name on job_run (name, id);
