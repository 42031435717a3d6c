create table berry (
    id ${identity},
    name text not null
);
create index berry_plain on berry (name);
