-- Owner: access.session. Who is signed in with a browser. Instants are milliseconds since 1970.
create table login_session (
    -- of what the cookie holds: 256 random bits
    token_hash text not null primary key,
    user_id    ${long} not null references local_user (id) on delete cascade,
    created_at ${long} not null,
    seen_at    ${long} not null
) ${strict};
create index login_session_seen on login_session (seen_at);
create index login_session_user on login_session (user_id);
