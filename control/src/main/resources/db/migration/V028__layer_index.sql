-- Owner: control.layer. What is in layers, found out when somebody first looks. Gone with the blob. Instants are
-- milliseconds since 1970.
create table layer_index (
    digest      text not null primary key references blob (digest) on delete cascade,
    state       text not null check (state in ('building', 'built', 'unreadable')),
    -- until when whoever is reading the layer need not be helped
    lease_until ${long} not null,
    -- of the stored bytes, how many were read
    done        ${long} not null,
    total       ${long} not null,
    entries     ${long} not null,
    unpacked    ${long} not null,
    reason      text not null
) ${strict};

-- The entries, in the order of their directories and names, packed by some thousands.
create table layer_index_page (
    digest   text not null references layer_index (digest) on delete cascade,
    position ${long} not null,
    -- the directory and the name of the first entry
    directory text not null,
    name      text not null,
    content   ${bytes} not null,
    primary key (digest, position)
) ${strict};
