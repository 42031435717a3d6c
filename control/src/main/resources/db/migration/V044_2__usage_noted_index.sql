-- Owner: control.usage. The repositories of a project that have changed since a moment, and those whose change is yet
-- to be noted.
create index repository_usage_noted on repository_usage (project_id, noted_at) where noted_at is not null;
create index repository_usage_unnoted on repository_usage (measured_at) where noted <> bytes;
