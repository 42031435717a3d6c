-- Recurring background work: when each job is due, and who runs it until when. The lease is renewed while the run
-- lives; when its process dies, the lease runs out and another process takes the job over.
create table job_lease (
    name             text not null primary key,
    next_due         ${long} not null,
    run_id           ${long},
    lease_until      ${long},
    stop_requested   ${long} not null default 0
) ${strict};

-- The runs of each job; the newest are kept, up to a bound.
create table job_run (
    id               ${identity},
    name             text not null,
    node             text not null,
    started          ${long} not null,
    ended            ${long},
    outcome          text not null check (outcome in ('running', 'succeeded', 'failed', 'stopped', 'lost')),
    message          text,
    done             ${long} not null default 0,
    total            ${long} not null default 0
) ${strict};

create index job_run_by_name on job_run (name, id);
