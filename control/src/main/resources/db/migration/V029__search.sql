-- Owner: control.search. Every ending of every name, so that a part of a name is the beginning of one of them, and
-- found by a range of an index on any database. Written with the project or repository, and gone with it.
--
-- weight: 0 where the name or its last component begins, 1 where a word begins, 2 anywhere else.
create table search_project (
    weight     ${long} not null,
    ending     text not null,
    project_id ${long} not null references project (id) on delete cascade,
    primary key (weight, ending, project_id)
) ${strict};
create index search_project_project on search_project (project_id, weight, ending);

create table search_repository (
    weight        ${long} not null,
    ending        text not null,
    repository_id ${long} not null references repository (id) on delete cascade,
    project_id    ${long} not null,
    primary key (weight, ending, repository_id)
) ${strict};
create index search_repository_project on search_repository (project_id, weight, ending, repository_id);
create index search_repository_repository on search_repository (repository_id);

insert into search_project (weight, ending, project_id)
with recursive place (id, name, at) as (
    select id, name, 1 from project
    union all
    select id, name, at + 1 from place where at < length(name)
)
select distinct
    case
        when at = 1 then 0
        when substr(name, at - 1, 1) in ('.', '_', '-') then 1
        else 2
    end,
    substr(name, at, 64),
    id
from place;

insert into search_repository (weight, ending, repository_id, project_id)
with recursive place (id, name, project_id, at) as (
    select repository.id, repository.name, project.id, 1
    from project
    join repository on repository.name >= project.name || '/' and repository.name < project.name || '0'
    union all
    select id, name, project_id, at + 1 from place where at < length(name)
)
select distinct
    case
        when at = 1 then 0
        when substr(name, at - 1, 1) = '/' and substr(name, at) not like '%/%' then 0
        when substr(name, at - 1, 1) in ('/', '.', '_', '-') then 1
        else 2
    end,
    substr(name, at, 64),
    id,
    project_id
from place;

-- Tags by the beginning of their name, wherever they are.
create index tag_name on tag (name, repository_id);
-- Robots by the beginning of their name, in whichever project they are.
create index robot_name on robot (name, id);
