-- Owner: access.robot. Accounts of programs. Instants are milliseconds since 1970.
create table robot (
    id               ${identity},
    -- null: a robot of the installation. Ids of projects are never reused.
    project_id       ${long},
    name             text not null,
    -- what it logs in with, without the prefix that all robots have: the name, or project+name
    login            text not null unique,
    description      text not null,
    -- -1: for ever
    duration_days    ${long} not null,
    expires_at       ${long},
    disabled         ${long} not null,
    secret_hash      text not null,
    -- the secret before the last one, while it is still good
    old_secret_hash  text,
    old_secret_until ${long},
    creator_kind     text not null,
    creator_id       ${long} not null,
    created_at       ${long} not null,
    updated_at       ${long} not null,
    last_used_at     ${long}
) ${strict};
create index robot_project on robot (project_id, login);

create table robot_grant (
    robot_id     ${long} not null references robot (id) on delete cascade,
    resource     text not null,
    action       text not null,
    reach        text not null check (reach in ('installation', 'every-project', 'project')),
    -- 0 unless it reaches one project
    project_id   ${long} not null,
    -- patterns, one a line
    repositories text not null,
    -- the order in which they were given
    position     ${long} not null,
    primary key (robot_id, resource, action, project_id, reach)
) ${strict};
create index robot_grant_project on robot_grant (project_id);
