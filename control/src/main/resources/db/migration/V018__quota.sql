-- Owner: control.quota. Projects are named, not numbered: a push knows their names. Instants are milliseconds since
-- 1970, storage is in bytes.

-- What a project may hold; -1 for as much as it likes. Whose project it is stands here as well, for lists.
create table quota (
    id            ${identity},
    project       text not null unique references project (name) on delete cascade,
    project_id    ${long} not null,
    owner_name    text not null,
    storage_limit ${long} not null,
    -- when somebody was warned that little is left; null when there is enough
    warned_at     ${long},
    created_at    ${long} not null,
    updated_at    ${long} not null
) ${strict};
create index quota_project_id on quota (project_id);

-- Everything that some repository of a project holds, each content once, however many of them hold it. No foreign
-- key: each row would lock its project's.
create table quota_content (
    project text not null,
    kind    text not null check (kind in ('blob', 'manifest')),
    digest  text not null,
    size    ${long} not null,
    primary key (project, kind, digest)
) ${strict};

-- The sum of that, in sixteen parts, so that those who push at once seldom meet: content belongs to the slot that its
-- digest ends with. No slot uses more than its allowance, and the allowances together are never more than the limit.
create table quota_slot (
    project   text not null references quota (project) on delete cascade,
    slot      text not null,
    used      ${long} not null,
    -- null when the project may hold as much as it likes
    allowance ${long},
    primary key (project, slot)
) ${strict};

insert into quota (project, project_id, owner_name, storage_limit, created_at, updated_at)
select name, id, owner_name, -1, created_at, created_at
from project;

insert into quota_content (project, kind, digest, size)
select project.name, 'blob', held.digest, max(held.size)
from project
join repository on repository.name >= project.name || '/' and repository.name < project.name || '0'
join repository_blob held on held.repository_id = repository.id
group by project.name, held.digest;

insert into quota_content (project, kind, digest, size)
select project.name, 'manifest', held.digest, max(held.size)
from project
join repository on repository.name >= project.name || '/' and repository.name < project.name || '0'
join manifest held on held.repository_id = repository.id
group by project.name, held.digest;

insert into quota_slot (project, slot, used)
select quota.project, digit.slot, 0
from quota
cross join (
    select '0' as slot union all select '1' union all select '2' union all select '3'
    union all select '4' union all select '5' union all select '6' union all select '7'
    union all select '8' union all select '9' union all select 'a' union all select 'b'
    union all select 'c' union all select 'd' union all select 'e' union all select 'f'
) as digit;

update quota_slot
set used = counted.bytes
from (
    select project, substr(digest, length(digest)) as slot, cast(sum(size) as bigint) as bytes
    from quota_content
    group by project, substr(digest, length(digest))
) as counted
where quota_slot.project = counted.project
and quota_slot.slot = counted.slot;
