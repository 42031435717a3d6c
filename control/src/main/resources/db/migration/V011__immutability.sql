-- Owner: control.immutability. A project is named, not numbered: that is what a push knows of it, so its rules take
-- one look-up. Instants are milliseconds since 1970.
create table immutability_rule (
    id         ${identity},
    project    text not null references project (name) on delete cascade,
    priority   ${long} not null,
    disabled   ${long} not null,
    created_at ${long} not null,
    updated_at ${long} not null
) ${strict};
create index immutability_rule_project on immutability_rule (project, id);

-- What a rule is about: repositories and tags that all its selectors for them take in.
create table immutability_selector (
    rule_id  ${long} not null references immutability_rule (id) on delete cascade,
    target   text not null check (target in ('repository', 'tag')),
    position ${long} not null,
    excludes ${long} not null,
    pattern  text not null,
    extras   text not null,
    primary key (rule_id, target, position)
) ${strict};
