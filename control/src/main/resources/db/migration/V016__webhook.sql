-- Owner: control.webhook. Whom to tell of what happens in a project.
create table webhook_policy (
    id           ${identity},
    project      ${long} not null,
    name         text not null,
    description  text not null,
    -- Harbor's names of kinds of events, parted by blanks
    event_types  text not null,
    enabled      ${long} not null,
    creator      text not null,
    created_at   ${long} not null,
    updated_at   ${long} not null,
    unique (project, name)
) ${strict};

create table webhook_target (
    policy         ${long} not null references webhook_policy (id) on delete cascade,
    position       ${long} not null,
    kind           text not null,
    address        text not null,
    -- sealed; empty when there is none
    auth_header    ${bytes} not null,
    verify         ${long} not null,
    payload_format text not null,
    primary key (policy, position)
) ${strict};

-- What was told, or is to be: one row for each event and target.
create table webhook_delivery (
    id              ${identity},
    policy          ${long} not null references webhook_policy (id) on delete cascade,
    event_type      text not null,
    kind            text not null,
    address         text not null,
    auth_header     ${bytes} not null,
    verify          ${long} not null,
    media_type      text not null,
    body            text not null,
    status          text not null,
    attempts        ${long} not null,
    created_at      ${long} not null,
    updated_at      ${long} not null,
    started_at      ${long},
    ended_at        ${long},
    -- when to try, or when somebody else may try who finds it running; null once it has ended
    due_at          ${long},
    response_status ${long},
    response_body   text not null,
    log             text not null
) ${strict};
create index webhook_delivery_policy on webhook_delivery (policy, id);
create index webhook_delivery_due on webhook_delivery (due_at) where due_at is not null;
create index webhook_delivery_waiting on webhook_delivery (policy) where due_at is not null;
