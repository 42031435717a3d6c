-- Owners: control.project holds project_metadata, control.allowlist holds cve_allowlist. Instants are milliseconds
-- since 1970.

-- What is set for a project besides its name; `public` stands in the project's own row.
create table project_metadata (
    project_id ${long} not null references project (id) on delete cascade,
    name       text not null,
    value      text not null,
    updated_at ${long} not null,
    primary key (project_id, name)
) ${strict};

-- Vulnerabilities that do not count. The row of project 0 is the installation's, which counts for all projects that
-- say so. Items are one to a line.
create table cve_allowlist (
    project_id ${long} not null primary key,
    items      text not null,
    expires_at ${long},
    created_at ${long} not null,
    updated_at ${long} not null
) ${strict};
