-- Owner: control.audit. Who did what, when and from where. Rows are only added, and purged when they are old.
create table audit_entry (
    id            ${identity},
    happened_at   ${long} not null,
    -- 0 when it concerns no project, or one that is gone
    project       ${long} not null,
    operation     text not null,
    resource_type text not null,
    resource      text not null,
    actor_kind    text not null,
    username      text not null,
    description   text not null,
    succeeded     ${long} not null,
    address       text not null,
    request       text not null,
    -- how often, within seconds
    times         ${long} not null
) ${strict};
-- Each list is the newest of one of these.
create index audit_time on audit_entry (happened_at, id);
create index audit_project on audit_entry (project, happened_at, id);
create index audit_username on audit_entry (username, happened_at, id);
create index audit_resource on audit_entry (resource, happened_at, id);
create index audit_operation on audit_entry (operation, happened_at, id);
create index audit_resource_type on audit_entry (resource_type, happened_at, id);

-- How many entries there are of each day (since 1970): lists count and leaf by these, not by the entries.
create table audit_day (
    -- -1 counts all projects together, and what concerns none
    project       ${long} not null,
    day           ${long} not null,
    entries       ${long} not null,
    primary key (project, day)
) ${strict};
