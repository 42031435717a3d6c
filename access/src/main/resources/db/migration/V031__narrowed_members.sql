-- Owner: access.permission. The repositories of the project that a role is good for: patterns, one a line.
alter table role_grant add column repositories text not null default '**';
alter table group_grant add column repositories text not null default '**';
