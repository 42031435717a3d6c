-- Owner: control.webhook. How many deliveries of a policy wait or are under way; no row is none.
create table webhook_backlog (
    policy  ${long} primary key references webhook_policy (id) on delete cascade,
    waiting ${long} not null
) ${strict};

insert into webhook_backlog (policy, waiting)
select policy, count(*)
from webhook_delivery
where due_at is not null
group by policy;
