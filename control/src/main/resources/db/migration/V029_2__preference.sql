-- Owner: control.preference. What a person set for themselves: how pages look, and what is pinned to them.
create table user_preference (
    user_id ${long} not null references local_user (id) on delete cascade,
    name    text not null,
    value   text not null,
    primary key (user_id, name)
) ${strict};

create table user_pin (
    user_id  ${long} not null references local_user (id) on delete cascade,
    position ${long} not null,
    -- a project's or repository's name
    target   text not null,
    primary key (user_id, position)
) ${strict};
