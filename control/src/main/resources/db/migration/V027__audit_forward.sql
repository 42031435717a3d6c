-- Owner: control.audit. Messages that a receiver of the audit log is still to get, in their order.
create table audit_forward (
    id      ${identity},
    message text not null
) ${strict};

-- Which node sends them, until when, and how many could not be kept for want of room. One row at most.
create table audit_forward_sender (
    id         ${long} not null primary key check (id = 1),
    holder     text not null,
    held_until ${long} not null,
    dropped    ${long} not null
) ${strict};
