-- Who may act, and what they may do. Owners: access.principal holds local_user, access.permission holds role_grant,
-- access.authentication holds login_failure, known_address and first_run, access.token holds signing_key.
-- Instants are milliseconds since 1970.

-- The keys are the forms that names and addresses are compared in: two that look alike are the same.
create table local_user (
    id            ${identity},
    username      text not null,
    username_key  text not null unique,
    email         text not null,
    -- null where an administrator was made without an address
    email_key     text unique,
    real_name     text not null,
    remark        text not null,
    administrator ${long} not null,
    password_hash text not null,
    created_at    ${long} not null,
    updated_at    ${long} not null
) ${strict};
create index local_user_administrator on local_user (id) where administrator = 1;

-- A project's id is never reused, so a row that outlives its project opens nothing.
create table role_grant (
    id         ${identity},
    project_id ${long} not null,
    user_id    ${long} not null references local_user (id),
    -- Harbor's ids
    role       ${long} not null check (role in (1, 2, 3, 4, 5)),
    created_at ${long} not null,
    unique (project_id, user_id)
) ${strict};
create index role_grant_user on role_grant (user_id, project_id);

-- Wrong attempts to log in. A subject is a digest of what was named or of the address: people type passwords into
-- the field for the name.
create table login_failure (
    subject      text not null primary key,
    failures     ${long} not null,
    failed_at    ${long} not null,
    closed_until ${long} not null
) ${strict};
create index login_failure_time on login_failure (failed_at);

-- From where somebody logged in lately; the guesses of others do not close these addresses to them.
create table known_address (
    name_subject text not null,
    subject      text not null primary key,
    seen_at      ${long} not null
) ${strict};
create index known_address_name on known_address (name_subject, seen_at);
create index known_address_time on known_address (seen_at);

create table first_run (
    id        ${long} not null primary key check (id = 1),
    code_hash text not null,
    made_at   ${long} not null
) ${strict};

-- The private half is sealed with the key file. Exactly one key signs; the others verify what they signed until it
-- has expired.
create table signing_key (
    id             text not null primary key,
    state          text not null check (state in ('signing', 'retired')),
    public_key     ${bytes} not null,
    private_key    ${bytes} not null,
    created_at     ${long} not null,
    verifies_until ${long}
) ${strict};
create unique index signing_key_signing on signing_key (state) where state = 'signing';
