-- Owner: platform.jobs. Runs that somebody asked for, now or by a schedule, with what they were asked to do.
-- What a run was made for: interval, schedule or manual.
alter table job_run add column cause text not null default 'interval';
-- A line name=value for each.
alter table job_run add column parameters text not null default '';
alter table job_run add column figures text not null default '';
-- When it was asked for; null when nobody did.
alter table job_run add column requested ${long};
-- 0 while it waits for its turn; its outcome says running then, which is what older programs take it for.
alter table job_run add column begun ${long} not null default 1;
create index job_run_waiting on job_run (name, id) where begun = 0;

-- When jobs are due besides their intervals: as somebody has set it.
create table job_schedule (
    id         ${identity},
    name       text not null unique,
    -- how it was put, such as Daily
    style      text not null,
    cron       text not null,
    parameters text not null,
    next_due   ${long} not null,
    created_at ${long} not null,
    updated_at ${long} not null
) ${strict};

-- Jobs of which no run begins for now; `scheduler` stands for all schedules.
create table job_pause (
    name  text not null primary key,
    since ${long} not null
) ${strict};

-- The processes that run jobs, as far as they have been heard of.
create table job_node (
    node    text not null primary key,
    pid     ${long} not null,
    workers ${long} not null,
    started ${long} not null,
    heard   ${long} not null
) ${strict};

-- What runs say. Goes with its run.
create table job_log (
    run_id ${long} not null,
    line   ${long} not null,
    at     ${long} not null,
    text   text not null,
    primary key (run_id, line)
) ${strict};
