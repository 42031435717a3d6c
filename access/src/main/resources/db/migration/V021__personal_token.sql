-- Owner: access.personal. Tokens that users show in place of their passwords. Instants are milliseconds since 1970.
create table personal_token (
    id           ${identity},
    user_id      ${long} not null references local_user (id) on delete cascade,
    name         text not null,
    -- of a secret with 256 random bits
    token_hash   text not null unique,
    -- what it is good for, one a line
    abilities    text not null,
    created_at   ${long} not null,
    -- null: never
    expires_at   ${long},
    last_used_at ${long},
    unique (user_id, name)
) ${strict};
