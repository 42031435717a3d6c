-- Owner: control.project. Instants are milliseconds since 1970. The owner is kept by name as well as by id: it is
-- history, and outlives the user. Ids are never reused.
create table project (
    id         ${identity},
    name       text not null unique,
    open       ${long} not null,
    owner_id   ${long} not null,
    owner_name text not null,
    created_at ${long} not null,
    updated_at ${long} not null
) ${strict};
create index project_owner on project (owner_name, name);
create index project_open on project (open, name);
