-- Owner: access.permission. Instants are milliseconds since 1970.

-- Groups of users. The key is the form that names are compared in, as with users.
create table user_group (
    id            ${identity},
    name          text not null,
    name_key      text not null unique,
    -- Harbor's numbers: 1 LDAP, 2 HTTP, 3 OIDC; 4 is a group that exists here only
    kind          ${long} not null check (kind in (1, 2, 3, 4)),
    ldap_group_dn text not null,
    created_at    ${long} not null,
    updated_at    ${long} not null
) ${strict};

create table group_member (
    user_id  ${long} not null references local_user (id) on delete cascade,
    group_id ${long} not null references user_group (id) on delete cascade,
    primary key (user_id, group_id)
) ${strict};
create index group_member_group on group_member (group_id, user_id);

-- The role that all members of a group have in a project.
create table group_grant (
    id         ${identity},
    project_id ${long} not null,
    group_id   ${long} not null references user_group (id) on delete cascade,
    -- Harbor's ids
    role       ${long} not null check (role in (1, 2, 3, 4, 5)),
    created_at ${long} not null,
    unique (project_id, group_id)
) ${strict};
create index group_grant_group on group_grant (group_id, project_id);

-- Lists of users are narrowed by these.
create index local_user_created on local_user (created_at, id);
